import type { Aggregate } from '../aggregate.ts';
import type { Decided, Side } from '../decision.ts';

/** A small aggregate that has everything the write path must carry: internal facts, several at once, nested state. */
export type SampleFact =
  | { type: 'Opened'; area: string; urgency: string }
  | { type: 'Urged'; tag: string }
  | { type: 'Noted'; length: number }
  | { type: 'Finished'; outcome?: string | undefined }
  | { type: 'Reopened' };

export interface Sample {
  readonly status: 'none' | 'open' | 'done';
  readonly cycle: number;
  readonly urges: number;
  readonly notes: number;
  readonly area?: string;
  readonly urgency?: string;
  /** How often each tag was named; a map, whose keys DynamoDB does not keep in order. */
  readonly tags: Readonly<Record<string, number>>;
  readonly last?: { readonly at: string; readonly by: string; readonly version: number };
}

export const sample: Aggregate<Sample, SampleFact> = {
  name: 'sample',
  initial: { status: 'none', cycle: 0, urges: 0, notes: 0, tags: {} },
  evolve(state, fact, { at, actor, version }) {
    const s: Sample = { ...state, last: { at, by: actor, version } };
    switch (fact.type) {
      case 'Opened':
        return { ...s, status: 'open', cycle: 1, area: fact.area, urgency: fact.urgency };
      case 'Urged':
        return { ...s, urges: s.urges + 1, tags: { ...s.tags, [fact.tag]: (s.tags[fact.tag] ?? 0) + 1 } };
      case 'Noted':
        return { ...s, notes: s.notes + fact.length };
      case 'Finished':
        return { ...s, status: 'done' };
      case 'Reopened':
        return { ...s, status: 'open', cycle: s.cycle + 1 };
    }
  },
  publish: {
    Opened: ({ cycle }, { area, urgency }) => ({ urgency, cycle, area }),
    Urged: ({ cycle, urges, tags }) => ({ cycle, urges, tags }),
    Finished: ({ cycle, last, notes }, { outcome }) => ({ outcome, cycle, notes, last }),
    Reopened: ({ cycle }) => ({ cycle }),
  },
  index: ({ status, area }) => ({ open: status === 'open' ? `${area}#open` : undefined }),
  attributes: ({ area, urgency }) => ({ area, urgency }),
};

export type Command = 'open' | 'urge' | 'note' | 'finish' | 'redo';

/** Decides a command; `text` goes to the vault with the facts that stand for words. */
export function decideSample(state: Sample, command: Command, text: string): Decided<SampleFact> {
  const sides: Side[] = [{ sk: 'words', text }];
  const tag = `t${text.length % 3}`;
  if (command === 'open' && state.status === 'none')
    return { events: [{ type: 'Opened', area: 'qt/qt-03', urgency: 'urgent' }], sides };
  if (command === 'urge' && state.status === 'open') return { events: [{ type: 'Urged', tag }] };
  if (command === 'note' && state.status !== 'none')
    return { events: [{ type: 'Noted', length: text.length }], sides };
  if (command === 'finish' && state.status === 'open')
    return {
      events: [
        { type: 'Noted', length: text.length },
        { type: 'Finished', outcome: text.length % 2 ? 'done' : undefined },
        { type: 'Noted', length: 1 },
      ],
      sides,
    };
  if (command === 'redo' && state.status === 'done')
    return { events: [{ type: 'Reopened' }, { type: 'Urged', tag }] };
  return { events: [] };
}
