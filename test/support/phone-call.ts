import { randomUUID } from 'node:crypto';
import { Queues } from '../../local/door/queues.ts';
import type { Answer } from '../../services/intake/hotline/answer.ts';
import type { Action } from '../../services/intake/hotline/domain/telephony.ts';
import { invoke } from './invoke.ts';
import { persist } from './persist.ts';

export interface Caller {
  readonly from: string;
  readonly words: string;
  /** Whose hotline; absent: the one whose people are on duty. */
  readonly area?: string;
}

/** A telephone company has so many lines to us. */
const lines = new Queues(4);

/** One event of a call, as the telephone company tells it. @throws what the function answers when it fails */
export const tell = (event: object): Promise<Answer> => invoke('huying-intake-hotline', event);

/**
 * A caller whom nobody on duty answers, who consents, is in no danger, says the words, and has them sent.
 * @returns the last answer: with report and number when the call became a ticket
 */
export async function callIn(caller: Caller): Promise<Answer> {
  const leave = await lines.enter('hotline');
  return await inTalk(caller).finally(leave);
}

/** So long a telephone company repeats a step that failed, in milliseconds; its number tells that it is the same. */
export const REPEATED_MS = 5_000;

async function inTalk({ from, words, area }: Caller): Promise<Answer> {
  const call = randomUUID();
  let seq = 0;
  const say = (event: object) => {
    const numbered = { call, seq: seq++, ...event };
    return persist(REPEATED_MS, () => tell(numbered));
  };
  let answer = await say({ kind: 'started', from, ...(area && { area }) });
  for (let turns = 0; turns < 30; turns++) {
    const reaction = answer.actions.map((action) => reactionTo(action, words)).find(Boolean);
    if (!reaction) break;
    answer = await say(reaction);
  }
  const { report, number } = answer;
  await say({ kind: 'hung-up' });
  return { ...answer, ...(report && { report }), ...(number && { number }) };
}

const KEYS: Readonly<Record<string, string>> = {
  consent: '1',
  urgency: '3',
  category: '0',
  'read-back': '1',
};

/** What the caller of `callIn` does when asked. */
export function reactionTo(action: Action, words: string): object | undefined {
  switch (action.do) {
    case 'ring':
      return { kind: 'ringing-result', member: action.member, result: 'no-answer' };
    case 'gather':
      return { kind: 'digits', digits: KEYS[action.prompt] ?? '0', prompt: action.prompt };
    case 'listen':
      return { kind: 'words', text: words, prompt: action.prompt };
    default:
      return undefined;
  }
}
