import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { hotlineOf } from '../../local/simulator/hotline.ts';
import { type People, place } from '../../local/simulator/telephone.ts';
import { lastLine } from '../support/print.ts';
import { testPhone } from '../support/report.ts';
import { system } from '../support/system.ts';

/**
 * `npm run call`: calls the hotline of the running system. Without options it asks what you press and say; with them
 * it is scripted, and what no option tells is done as most callers do: nobody answers, agree, not urgent, no category,
 * send.
 *
 *   --from +8613…         the caller's number (a test number unless told; --withheld: none)
 *   --keys 1,2            keys, in the order in which they are asked for; `-` lets the time run out
 *   --words "…"           what is said; --file <path> takes it from a file
 *   --confidence 0.5      how sure a recognition would be
 *   --answer 3            the third phone is answered; --no-answer: none
 *   --hang-up-after step  started, ring, consent, urgency, category, words, read-back
 *   --twice               everything is told twice
 *   --lang en             the caller presses 9 first
 *
 * Last line: {call, outcome, report?, number?}.
 */
const { values: options } = parseArgs({
  options: {
    from: { type: 'string' },
    withheld: { type: 'boolean' },
    to: { type: 'string', default: '+862159510000' },
    area: { type: 'string' },
    keys: { type: 'string' },
    words: { type: 'string' },
    file: { type: 'string' },
    confidence: { type: 'string' },
    answer: { type: 'string' },
    'no-answer': { type: 'boolean' },
    'hang-up-after': { type: 'string' },
    twice: { type: 'boolean', default: false },
    lang: { type: 'string' },
  },
});

const scripted = ['keys', 'words', 'file', 'answer', 'no-answer', 'hang-up-after'].some((o) => o in options);
const tell = (who: string, text: string) => console.log(`${who.padEnd(8)}${text}`);

/** What is pressed when no key is left. */
const USUAL: Readonly<Record<string, string>> = {
  consent: '1',
  urgency: '3',
  category: '0',
  'read-back': '1',
};

function script(): People {
  const keys = [...(options.lang === 'en' ? ['9'] : []), ...(options.keys?.split(',').filter(Boolean) ?? [])];
  const words = options.words ?? (options.file && readFileSync(options.file, 'utf8').trim());
  const confidence = options.confidence === undefined ? undefined : Number(options.confidence);
  return {
    answer: async ({ member, phone }, nth) => {
      const result = Number(options.answer) === nth ? 'answered' : 'no-answer';
      tell('ring', `${nth}. ${member} ${phone}: ${result}`);
      return result;
    },
    press: async ({ prompt }) => {
      const key = keys.shift() ?? USUAL[prompt] ?? '';
      tell('key', key === '-' ? '(none)' : key);
      return key === '-' ? undefined : key;
    },
    speak: async () => {
      tell('caller', words || '(silence)');
      return words ? { text: words, confidence } : undefined;
    },
    talk: async () => tell('', '(they talk)'),
    hear: (text) => tell('hotline', text),
    leave: (step) => step === options['hang-up-after'],
  };
}

function dialogue(): People & { close: () => void } {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  let gone = false;
  terminal.once('close', () => {
    gone = true;
  });
  const ask = async (question: string) => (gone ? 'h' : (await terminal.question(question)).trim());
  const orLeave = (answer: string): string => {
    if (answer === 'h') gone = true;
    return answer;
  };
  return {
    answer: async ({ member, phone }, nth) => {
      const answer = orLeave(
        await ask(`ring    ${nth}. ${member} ${phone}: answer (y), busy (b), no (enter), hang up (h)? `),
      );
      return answer === 'y' ? 'answered' : answer === 'b' ? 'busy' : 'no-answer';
    },
    press: async () => orLeave(await ask('key     (enter: none, h: hang up) ')).replace('h', '') || undefined,
    speak: async () => {
      const text = orLeave(await ask('caller  (enter: silence, h: hang up) '));
      return text && text !== 'h' ? { text } : undefined;
    },
    talk: async () => {
      await ask('        (they talk; enter hangs up) ');
    },
    hear: (text) => tell('hotline', text),
    leave: () => gone,
    close: () => terminal.close(),
  };
}

const { endpoint } = await system();
const from = options.withheld ? undefined : (options.from ?? testPhone());
const line = { call: randomUUID(), from, to: options.to, area: options.area, twice: options.twice };
tell('caller', `${from ?? '(withheld)'} calls ${options.to}`);
const live = scripted ? undefined : dialogue();
const { call, outcome, report, number } = await place(hotlineOf(endpoint), line, live ?? script());
live?.close();
lastLine({ call, outcome, report, number });
process.exitCode = outcome ? 0 : 1;
