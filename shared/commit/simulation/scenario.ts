import fc from 'fast-check';
import type { Command } from './sample-aggregate.ts';

/** What happens to the answer of a write: it arrives, never arrives, or the client's own retry meets its own write. */
export type Answer = 'arrives' | 'lost' | 'resent';

export type Step =
  | {
      do: 'send';
      command: Command;
      age: number;
      keyed: boolean;
      times: number;
      answer: Answer;
      skew: number;
      from?: number;
    }
  | { do: 'again'; which: number; answer: Answer; from?: number }
  | { do: 'race'; commands: Command[]; twin: boolean; from?: number }
  | { do: 'publish'; count: number; crash: 'no' | 'before checkpoint' | 'after checkpoint'; drop: boolean }
  | { do: 'consume'; shuffle: number; share: number; twice: boolean }
  | { do: 'wait'; minutes: number };

export interface Scenario {
  readonly steps: readonly Step[];
  /** Any version, from which republishing must give the same tail. */
  readonly from: number;
}

const command = fc.constantFrom<Command>('urge', 'note', 'finish', 'redo', 'urge', 'redo', 'open');
const answer = fc.constantFrom<Answer>('arrives', 'arrives', 'arrives', 'arrives', 'lost', 'resent');

/** Absent: read afresh. Otherwise a commit starts from the state of that many deliveries ago. */
const from = fc.constantFrom(undefined, undefined, 0, 0, 1, 5, 20);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('send'),
      command,
      age: fc.integer({ min: -3, max: 30 }),
      keyed: fc.boolean(),
      times: fc.constantFrom(1, 1, 1, 2),
      answer,
      skew: fc.integer({ min: -2, max: 2 }),
      from,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('again'), which: fc.nat(100), answer, from }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('race'),
      commands: fc.array(command, { minLength: 2, maxLength: 3 }),
      twin: fc.boolean(),
      from,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('publish'),
      count: fc.integer({ min: 1, max: 6 }),
      crash: fc.constantFrom('no', 'no', 'no', 'before checkpoint', 'after checkpoint'),
      drop: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('consume'),
      shuffle: fc.nat(10_000),
      share: fc.integer({ min: 1, max: 4 }),
      twice: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), minutes: fc.integer({ min: 1, max: 12 }) }) },
) as fc.Arbitrary<Step>;

/** A whole life; long ones spill several times. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
  steps: fc.array(step, { minLength: 5, maxLength: 90, size: 'max' }),
  from: fc.integer({ min: 1, max: 60 }),
});
