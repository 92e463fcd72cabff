import type { CloudEvent } from '#events/envelope.ts';
import { applyInput } from './domain/apply-input.ts';
import type { ClockInput } from './domain/clock-input.ts';
import { deadlinesToSet } from './domain/deadlines-to-set.ts';
import type { PolicyReader } from './policies.ts';
import { type ClockDeps, commitAndSchedule } from './timers/schedule-timer.ts';

export interface ApplyEventDeps extends ClockDeps {
  readonly policies: PolicyReader;
  readonly now: () => number;
}

/** Applies an event to its subject's clock, once however often it is delivered. @throws NotYet while rules are missing */
export const applyEvent =
  ({ policies, now, ...parts }: ApplyEventDeps) =>
  <D>(inputOf: (event: CloudEvent<D>) => ClockInput | undefined) =>
  async (event: CloudEvent<D>): Promise<void> => {
    const input = inputOf(event);
    if (!input) return;
    const by = {
      cause: { id: event.id, made: event.time },
      at: new Date(now()).toISOString(),
      actor: 'system',
    };
    await commitAndSchedule(parts, event.subject, by, async (clock) => {
      const toSet = deadlinesToSet(clock, input);
      return applyInput(clock, input, toSet && (await policies.of(toSet.place.area, input.at)));
    });
  };
