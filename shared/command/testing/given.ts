import { expect } from 'vitest';
import type { Decided } from '#shared/commit/decision.ts';
import { Refused } from '#shared/commit/decision.ts';
import { type Acting, decision } from '../command.ts';

interface Decides<T, B, W, E extends { type: string }> {
  readonly from: readonly string[];
  readonly decide: (body: B, who: W) => (state: T) => Decided<E>;
}

/**
 * Reads a decision in three lines: `given(state).when(command, body, who).records(facts)` or `.refuses(code)`.
 * @param usual who acts, and what is looked up, where a test says nothing else
 */
export const givenWith =
  <T extends { readonly phase: string }, N>(usual: Acting & N) =>
  (state: T) => ({
    when: <B, W extends Partial<Acting & N>, E extends { type: string }>(
      command: Decides<T, B, W, E>,
      body: NoInfer<B>,
      who: Partial<Acting & N> = {},
    ) => {
      const decide = () => decision(command, body, { ...usual, ...who } as unknown as W)(state);
      return {
        decided: decide,
        /** Exactly these facts, and beside them these words. */
        records: (events: readonly NoInfer<E>[], sides: readonly object[] = []) => {
          const { events: made, sides: kept = [] } = decide();
          expect(made).toStrictEqual(events);
          expect(kept).toStrictEqual(sides);
        },
        refuses: (code: string) => expect(decide).toThrow(new Refused(code)),
      };
    },
  });
