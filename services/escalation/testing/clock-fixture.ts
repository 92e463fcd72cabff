import type { CloudEvent } from '#events/envelope.ts';
import { standard } from '#shared/calendar/calendar.ts';
import { applyInput } from '../domain/apply-input.ts';
import { type Clock, type ClockFact, emptyClock, type Ms } from '../domain/clock.ts';
import type { ClockInput } from '../domain/clock-input.ts';
import { statusOf } from '../domain/deadline-status.ts';
import { deadlinesToSet, type Policies } from '../domain/deadlines-to-set.ts';
import { DEFAULT } from '../domain/default-rules.ts';
import { evolve } from '../domain/evolve.ts';
import type { Terms } from '../domain/terms.ts';
import { factsDue } from '../domain/timer.ts';
import { inputFor } from './ticket-events.ts';

export const terms: Terms = {
  area: 'qt',
  name: 'default',
  version: 0,
  levels: 3,
  rules: DEFAULT.rules,
  speed: 1,
  calendar: standard,
};

/** The policies of an area in these tests: the terms above, overridden by `of`. */
export const policies = (area: string | undefined, of: Partial<Terms> = {}): Policies => ({
  terms: { ...terms, ...of, area: area ?? 'qt' },
  urgency: (category) => (category === 'fire' ? 'urgent' : 'normal'),
});

/** Applies an input with the policies that it needs. */
export const applyWithPolicies = (clock: Clock, input: ClockInput, of?: Partial<Terms>) =>
  applyInput(clock, input, policies(deadlinesToSet(clock, input)?.place.area, of));

const META = { at: '2026-11-23T01:00:00.000Z', actor: 'x', version: 1 };

/** A clock in memory, with the facts that were recorded. */
export class ClockFixture {
  clock: Clock = emptyClock;
  readonly facts: ClockFact[] = [];
  readonly #of: Partial<Terms>;
  constructor(of: Partial<Terms> = {}) {
    this.#of = of;
  }

  #take(facts: readonly ClockFact[]): readonly ClockFact[] {
    for (const fact of facts) this.clock = evolve(this.clock, JSON.parse(JSON.stringify(fact)), META);
    this.facts.push(...facts);
    return facts;
  }

  /** @returns the facts that these events led to */
  applyEvent(...events: readonly CloudEvent[]): readonly ClockFact[] {
    return events.flatMap((event) => {
      const input = inputFor(event);
      return input ? this.#take(applyWithPolicies(this.clock, input, this.#of).events) : [];
    });
  }

  onTimer(now: Ms): readonly ClockFact[] {
    return this.#take(factsDue(this.clock, now, 'sweep').events);
  }

  /** The status of every deadline, sorted. */
  statuses() {
    return this.clock.deadlines
      .map((d) => {
        const { stage, cycle, level, from, due, near, rise } = d;
        const status = statusOf(this.clock, d);
        return { stage, cycle, level, from, due, near, rise, ...status };
      })
      .map((d) => JSON.stringify(d))
      .sort();
  }
}

export const clockAfter = (events: readonly CloudEvent[], of: Partial<Terms> = {}): ClockFixture => {
  const fixture = new ClockFixture(of);
  fixture.applyEvent(...events);
  return fixture;
};

/** `accept 1.2`: stage, cycle and level. */
export const nameOf = (d: { stage: string; cycle?: number | undefined; level?: number | undefined }) =>
  `${d.stage} ${d.cycle ?? 1}.${d.level ?? 1}`;
export const states = ({ clock: c }: ClockFixture) =>
  Object.fromEntries(c.deadlines.map((d) => [nameOf(d), statusOf(c, d).state]));
export const namesOf = (facts: readonly ClockFact[]) =>
  facts.map((f) => (f.type === 'DeadlinesSet' ? f.type : `${f.type}${'stage' in f ? ` ${nameOf(f)}` : ''}`));
