import type { Action, Answer, Hotline, TelephonyEvent } from './hotline.ts';

type Ring = Extract<Action, { do: 'ring' }>;
type Gather = Extract<Action, { do: 'gather' }>;
type Listen = Extract<Action, { do: 'listen' }>;

export interface Said {
  readonly text: string;
  /** How sure a recognition would be; absent for typed words. */
  readonly confidence?: number | undefined;
}

/** The people at both ends of the line. */
export interface People {
  /** The `nth` phone, counted from 1, rings. */
  readonly answer: (ring: Ring, nth: number) => Promise<'answered' | 'no-answer' | 'busy'>;
  /** undefined: the time is over. */
  readonly press: (gather: Gather) => Promise<string | undefined>;
  readonly speak: (listen: Listen) => Promise<Said | undefined>;
  /** They talk until one of them hangs up. */
  readonly talk: () => Promise<void>;
  readonly hear: (text: string) => void;
  /** Does the caller hang up now that this step has been answered? */
  readonly leave: (step: Answer['step'] | 'started') => boolean;
}

export interface Line {
  readonly call: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly area?: string | undefined;
  /** A provider that tells everything twice. */
  readonly twice?: boolean;
}

/** What happens at the telephone: one event, without the call's id and number. */
type Happening = TelephonyEvent extends infer E
  ? E extends TelephonyEvent
    ? Omit<E, 'call' | 'seq'>
    : never
  : never;

/** Places a call and does what the hotline says, as a telephone company would, until somebody hangs up. */
export async function place(hotline: Hotline, line: Line, people: People): Promise<Answer> {
  let seq = 0;
  const tell = async (happening: Happening): Promise<Answer> => {
    seq += 1;
    const event = { call: line.call, seq, ...happening } as TelephonyEvent;
    const answer = await hotline(event);
    return line.twice ? hotline(event) : answer;
  };
  const { from, to, area } = line;
  let answer = await tell({
    kind: 'started',
    ...(from && { from }),
    ...(to && { to }),
    ...(area && { area }),
  });
  if (people.leave('started')) return tell({ kind: 'hung-up' });
  let rung = 0;
  for (;;) {
    const { step, actions } = answer;
    for (const action of actions) if ('text' in action) people.hear(action.text);
    const last = actions.at(-1);
    if (!last) await people.talk();
    if (!last || last.do === 'hang-up' || last.do === 'say') return tell({ kind: 'hung-up' });
    if (last.do === 'ring') rung += 1;
    answer = await tell(await happening(last, rung, people));
    if (people.leave(step)) return tell({ kind: 'hung-up' });
  }
}

async function happening(action: Ring | Gather | Listen, rung: number, people: People): Promise<Happening> {
  if (action.do === 'ring') {
    const result = action.phone ? await people.answer(action, rung) : 'no-answer';
    return { kind: 'ringing-result', member: action.member, result };
  }
  const { prompt } = action;
  if (action.do === 'gather') {
    const digits = await people.press(action);
    return digits === undefined ? { kind: 'timed-out', prompt } : { kind: 'digits', digits, prompt };
  }
  const said = await people.speak(action);
  if (!said) return { kind: 'timed-out', prompt };
  const { text, confidence } = said;
  return { kind: 'words', text, prompt, ...(confidence !== undefined && { confidence }) };
}
