import type { CloudEvent } from '#events/envelope.ts';
import { standard } from '#shared/calendar/calendar.ts';
import { hear, type News, type Policies, settingOf } from '../domain/apply.ts';
import type { Clock, ClockFact, Ms } from '../domain/clock.ts';
import { none } from '../domain/clock.ts';
import { verdictOf } from '../domain/deadline-status.ts';
import { DEFAULT } from '../domain/default-rules.ts';
import { evolve } from '../domain/evolve.ts';
import type { Terms } from '../domain/terms.ts';
import { ring } from '../domain/timer.ts';
import { meant } from './ticket-events.ts';

export const terms: Terms = {
  area: 'qt',
  name: 'default',
  version: 0,
  levels: 3,
  rules: DEFAULT.rules,
  speed: 1,
  calendar: standard,
};

/** What holds for an area in these tests: the terms above, but for `of`. */
export const policies = (area: string | undefined, of: Partial<Terms> = {}): Policies => ({
  terms: { ...terms, ...of, area: area ?? 'qt' },
  urgency: (category) => (category === 'fire' ? 'urgent' : 'normal'),
});

/** What a clock says to news when rules are at hand. */
export const hearing = (clock: Clock, news: News, of?: Partial<Terms>) =>
  hear(clock, news, policies(settingOf(clock, news)?.place.area, of));

const META = { at: '2026-11-23T01:00:00.000Z', actor: 'x', version: 1 };

/** A clock in memory: what it heard and said. */
export class Heard {
  clock: Clock = none;
  readonly said: ClockFact[] = [];
  readonly #of: Partial<Terms>;
  constructor(of: Partial<Terms> = {}) {
    this.#of = of;
  }

  #take(facts: readonly ClockFact[]): readonly ClockFact[] {
    for (const fact of facts) this.clock = evolve(this.clock, JSON.parse(JSON.stringify(fact)), META);
    this.said.push(...facts);
    return facts;
  }

  /** @returns what it said to that */
  hears(...events: readonly CloudEvent[]): readonly ClockFact[] {
    return events.flatMap((event) => {
      const news = meant(event);
      return news ? this.#take(hearing(this.clock, news, this.#of).events) : [];
    });
  }

  rings(now: Ms): readonly ClockFact[] {
    return this.#take(ring(this.clock, now, 'sweep').events);
  }

  /** What is true now of each deadline, in an order of its own. */
  verdicts() {
    return this.clock.deadlines
      .map((d) => {
        const { stage, cycle, level, from, due, near, rise } = d;
        const verdict = verdictOf(this.clock, d);
        return { stage, cycle, level, from, due, near, rise, ...verdict };
      })
      .map((d) => JSON.stringify(d))
      .sort();
  }
}

export const heard = (events: readonly CloudEvent[], of: Partial<Terms> = {}): Heard => {
  const world = new Heard(of);
  world.hears(...events);
  return world;
};

/** `accept 1.2`: stage, cycle and level. */
export const nameOf = (d: { stage: string; cycle?: number | undefined; level?: number | undefined }) =>
  `${d.stage} ${d.cycle ?? 1}.${d.level ?? 1}`;
export const states = ({ clock: c }: Heard) =>
  Object.fromEntries(c.deadlines.map((d) => [nameOf(d), verdictOf(c, d).state]));
export const said = (facts: readonly ClockFact[]) =>
  facts.map((f) => (f.type === 'DeadlinesSet' ? f.type : `${f.type}${'stage' in f ? ` ${nameOf(f)}` : ''}`));
