import fc from 'fast-check';
import {
  CallbackRecorded,
  ContactMade,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketReopened,
  TicketWithdrawn,
} from '#events/casework.ts';
import { type CloudEvent, cloudEvent, type EventDefinition } from '#events/envelope.ts';
import { CallMissed, CallReturned } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import type { News } from '../domain/apply.ts';
import { isoOf, type Ms } from '../domain/clock.ts';
import { newsOf } from '../domain/from-events.ts';

/** What the tests of clocks share: lives of tickets as casework and routing tell them. Monday, 09:00 in Beijing. */
export const MONDAY = Date.parse('2026-11-23T01:00:00.000Z');
export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const R = 'R01KAMV3E2XW5Q8YB7J4T9D6PZM';

type Meaning = { readonly [name: string]: (event: CloudEvent<never>) => News | undefined };
const meaning: Meaning = {
  [TicketOpened.type]: newsOf.opened,
  [RoutingDoubtful.type]: newsOf.doubtful,
  [TicketAssigned.type]: newsOf.assigned,
  [TicketAccepted.type]: newsOf.accepted,
  [ContactMade.type]: newsOf.contacted,
  [ResolutionProposed.type]: newsOf.proposed,
  [TicketLevelRaised.type]: newsOf.raised,
  [CallbackRecorded.type]: newsOf.calledBack,
  [TicketClosed.type]: newsOf.closed,
  [TicketReopened.type]: newsOf.reopened,
  [TicketWithdrawn.type]: newsOf.withdrawn,
  [CallMissed.type]: newsOf.callMissed,
  [CallReturned.type]: newsOf.callReturned,
} as Meaning;

export const meant = (event: CloudEvent): News | undefined =>
  meaning[event.type]?.(event as CloudEvent<never>);

/** The events of one subject, each with its own instant; versions count as casework counts them. */
export class Life {
  readonly events: CloudEvent[] = [];
  #version = 0;
  now: Ms;
  cycle = 1;
  level = 1;
  constructor(now: Ms = MONDAY) {
    this.now = now;
  }

  say(definition: EventDefinition, data: object = {}, after: Ms = MINUTE): this {
    this.now += after;
    const { number, area, holder, team } = TicketAccepted.example;
    const [category, urgency] = ['noise', 'normal'];
    const placed = { number, category, urgency, area, holder, team, cycle: this.cycle, level: this.level };
    const isCall = definition === CallMissed || definition === CallReturned;
    const isBare = isCall || definition === RoutingDoubtful;
    const all = isCall ? definition.example : isBare ? data : { ...placed, ...data };
    this.#version += 1;
    const time = isoOf(this.now);
    const of = { ...definition, subject: R, version: this.#version, time, actor: 'x', data: all };
    this.events.push(cloudEvent(of) as CloudEvent);
    return this;
  }

  opened = (data: object = {}) =>
    this.say(TicketOpened, { channel: 'web', category: 'noise', area: 'qt/qt-03', ...data }, 0);
  doubted = (data: object = {}, after = MINUTE) =>
    this.say(RoutingDoubtful, { request: 1, area: 'qt', ...data }, after);
  assigned = (after = MINUTE, data: object = {}) =>
    this.say(TicketAssigned, { why: 'reported', ...data }, after);
  accepted = (after = MINUTE) => this.say(TicketAccepted, {}, after);
  contacted = (after = MINUTE) => this.say(ContactMade, {}, after);
  proposed = (after = MINUTE) => this.say(ResolutionProposed, { outcome: 'done' }, after);
  calledBack = (reached: boolean, after = MINUTE) =>
    this.say(CallbackRecorded, { attempt: 1, reached }, after);
  closed = (after = MINUTE) => this.say(TicketClosed, { by: 'resident' }, after);
  withdrawn = (after = MINUTE) => this.say(TicketWithdrawn, {}, after);
  reopened = (after = MINUTE) => {
    this.cycle += 1;
    return this.say(TicketReopened, {}, after);
  };
  raised = (after = MINUTE) => {
    this.level += 1;
    return this.say(TicketLevelRaised, { before: this.level - 1 }, after);
  };
}

/** Any life that casework allows: doubts, levels, call-backs that reach nobody, reopenings, an end or none yet. */
export const anyLife: fc.Arbitrary<Life> = fc
  .record({
    gaps: fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { minLength: 60, maxLength: 60 }),
    choices: fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }),
    urgency: fc.constantFrom('emergency', 'urgent', 'normal', 'consultation'),
    length: fc.integer({ min: 1, max: 25 }),
  })
  .map(({ gaps, choices, urgency, length }) => {
    const life = new Life();
    const gap = () => (gaps.pop() ?? 1) * MINUTE;
    const pick = () => choices.pop() ?? 0;
    const place = { urgency, category: 'fire' };
    const say = (definition: EventDefinition, data: object = {}) =>
      life.say(definition, { ...place, ...data }, gap());
    life.opened({ category: pick() > 5 ? 'noise' : undefined, area: pick() > 5 ? 'qt/qt-03' : undefined });
    if (pick() > 6) life.doubted({ ...(pick() > 4 && { urgency, category: 'fire' }) }, gap());
    for (let why = 'reported'; life.events.length < length; why = 'reopened') {
      say(TicketAssigned, { why });
      if (pick() > 1) say(TicketAccepted);
      while (life.level < 3 && pick() > 6) {
        life.level += 1;
        say(TicketLevelRaised, { before: life.level - 1 });
        say(TicketAssigned, { why: 'level-raised', holder: `m-${life.level}` });
        if (pick() > 3) say(TicketAccepted);
      }
      if (pick() > 8) return say(TicketWithdrawn);
      if (pick() > 3) say(ContactMade);
      if (pick() > 6) say(ContactMade);
      say(ResolutionProposed, { outcome: 'done' });
      if (pick() > 6) say(CallbackRecorded, { attempt: 1, reached: false });
      if (pick() > 5) {
        if (pick() > 5) say(CallbackRecorded, { attempt: 2, reached: true, solved: 'solved' });
        return say(TicketClosed, { by: 'callback' });
      }
      life.cycle += 1;
      say(TicketReopened);
    }
    life.events.length = Math.min(life.events.length, length);
    return life;
  });
