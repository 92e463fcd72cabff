import type { Language } from '#events/fields.ts';
import type { CallState } from './domain/call.ts';
import type { Action } from './domain/telephony.ts';
import { spoken } from './words.ts';

/** What the sentences need besides the state; each only at its step. */
export interface PromptData {
  /** Number of the duty phone that rings now. */
  readonly phone?: string | undefined;
  /** What the caller said, for the read-back. */
  readonly said?: string | undefined;
  /** Names of the categories of the menu, in its order. */
  readonly menu?: readonly string[] | undefined;
  /** The ticket's number, and whether the caller gets it by SMS too. */
  readonly number?: string | undefined;
  readonly texted?: boolean;
}

const RING_SECONDS = 20;
const KEY_SECONDS = 8;
const WORDS_SECONDS = 120;
/** So much of the words is read back: enough to know whether they were understood. */
const READ_BACK = 30;

/** What the provider does next. The same state always gives the same actions. */
export function actionsOf(call: CallState, data: PromptData): Action[] {
  if (call.ended) return [{ do: 'hang-up' }];
  if (call.late) return [];
  const { lang, step } = call;
  const sorry = call.again > 0 ? spoken('again', lang) : '';
  const gather = (text: string): Action[] => [
    { do: 'gather', prompt: step, text: sorry + text, lang, digits: 1, seconds: KEY_SECONDS },
  ];
  const goodbye = (text: string): Action[] => [{ do: 'say', prompt: step, text, lang }, { do: 'hang-up' }];
  switch (step) {
    case 'ring':
      return [
        {
          do: 'ring',
          member: call.order[call.ringing] ?? '',
          ...(data.phone && { phone: data.phone }),
          seconds: RING_SECONDS,
        },
      ];
    case 'talk':
      return [];
    case 'consent':
      return gather(spoken('greeting', lang) + spoken('english', lang));
    case 'urgency':
      return gather(spoken('urgency', lang));
    case 'category':
      return gather(spoken('category', lang, { menu: menuOf(call, data) }));
    case 'words':
      return [
        { do: 'listen', prompt: step, text: sorry + spoken('words', lang), lang, seconds: WORDS_SECONDS },
      ];
    case 'read-back':
      return gather(readBack(call, data));
    case 'told': {
      const digits = digitByDigit(data.number ?? '', lang);
      return goodbye(spoken(data.texted ? 'told' : 'toldOnly', lang, { digits }));
    }
    case 'colleague':
      return goodbye(spoken('colleague', lang));
    case 'call-back':
      return goodbye(spoken('callBack', lang));
  }
}

/** In fours with a pause between, as people write them down. */
export const digitByDigit = (number: string, lang: Language): string =>
  (number.match(/\d{1,4}/g) ?? []).map((four) => [...four].join(' ')).join(lang === 'en' ? ', ' : '，');

const menuOf = ({ lang }: CallState, { menu = [] }: PromptData): string =>
  menu
    .map((name, i) => spoken('choice', lang, { name, key: String(i + 1) }))
    .join(lang === 'en' ? '; ' : '，');

function readBack({ lang, characters = 0 }: CallState, { said = '' }: PromptData): string {
  // What was said may end its own sentence; ours goes on.
  const whole = said.replace(/[。．.！!？?，,；;、\s]+$/u, '');
  const start = [...whole].slice(0, READ_BACK).join('') + (characters > READ_BACK ? '……' : '');
  return spoken('readBack', lang, { count: String(characters), start });
}
