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
import { isoOf, type Ms } from '../domain/clock.ts';
import type { ClockInput } from '../domain/clock-input.ts';
import { inputOf } from '../domain/from-events.ts';

/** Monday, 09:00 in Beijing. */
export const MONDAY = Date.parse('2026-11-23T01:00:00.000Z');
export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const R = 'R01KAMV3E2XW5Q8YB7J4T9D6PZM';

type Meaning = { readonly [name: string]: (event: CloudEvent<never>) => ClockInput | undefined };
const meaning: Meaning = {
  [TicketOpened.type]: inputOf.opened,
  [RoutingDoubtful.type]: inputOf.doubtful,
  [TicketAssigned.type]: inputOf.assigned,
  [TicketAccepted.type]: inputOf.accepted,
  [ContactMade.type]: inputOf.contacted,
  [ResolutionProposed.type]: inputOf.proposed,
  [TicketLevelRaised.type]: inputOf.raised,
  [CallbackRecorded.type]: inputOf.calledBack,
  [TicketClosed.type]: inputOf.closed,
  [TicketReopened.type]: inputOf.reopened,
  [TicketWithdrawn.type]: inputOf.withdrawn,
  [CallMissed.type]: inputOf.callMissed,
  [CallReturned.type]: inputOf.callReturned,
} as Meaning;

export const inputFor = (event: CloudEvent): ClockInput | undefined =>
  meaning[event.type]?.(event as CloudEvent<never>);

/** The events of one ticket or call as their owners publish them, each with its own instant and version. */
export class TicketEvents {
  readonly events: CloudEvent[] = [];
  #version = 0;
  now: Ms;
  cycle = 1;
  level = 1;
  constructor(now: Ms = MONDAY) {
    this.now = now;
  }

  add(definition: EventDefinition, data: object = {}, after: Ms = MINUTE): this {
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
    this.add(TicketOpened, { channel: 'web', category: 'noise', area: 'qt/qt-03', ...data }, 0);
  doubted = (data: object = {}, after = MINUTE) =>
    this.add(RoutingDoubtful, { request: 1, area: 'qt', ...data }, after);
  assigned = (after = MINUTE, data: object = {}) =>
    this.add(TicketAssigned, { why: 'reported', ...data }, after);
  accepted = (after = MINUTE) => this.add(TicketAccepted, {}, after);
  contacted = (after = MINUTE) => this.add(ContactMade, {}, after);
  proposed = (after = MINUTE) => this.add(ResolutionProposed, { outcome: 'done' }, after);
  calledBack = (reached: boolean, after = MINUTE) =>
    this.add(CallbackRecorded, { attempt: 1, reached }, after);
  closed = (after = MINUTE) => this.add(TicketClosed, { by: 'resident' }, after);
  withdrawn = (after = MINUTE) => this.add(TicketWithdrawn, {}, after);
  reopened = (after = MINUTE) => {
    this.cycle += 1;
    return this.add(TicketReopened, {}, after);
  };
  raised = (after = MINUTE) => {
    this.level += 1;
    return this.add(TicketLevelRaised, { before: this.level - 1 }, after);
  };
}

/** Events of any ticket that casework allows: doubtful routing, levels, unreached call-backs, reopenings, closed or not. */
export const anyTicketEvents: fc.Arbitrary<TicketEvents> = fc
  .record({
    gaps: fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { minLength: 60, maxLength: 60 }),
    choices: fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }),
    urgency: fc.constantFrom('emergency', 'urgent', 'normal', 'consultation'),
    length: fc.integer({ min: 1, max: 25 }),
  })
  .map(({ gaps, choices, urgency, length }) => {
    const ticket = new TicketEvents();
    const gap = () => (gaps.pop() ?? 1) * MINUTE;
    const pick = () => choices.pop() ?? 0;
    const place = { urgency, category: 'fire' };
    const add = (definition: EventDefinition, data: object = {}) =>
      ticket.add(definition, { ...place, ...data }, gap());
    ticket.opened({ category: pick() > 5 ? 'noise' : undefined, area: pick() > 5 ? 'qt/qt-03' : undefined });
    if (pick() > 6) ticket.doubted({ ...(pick() > 4 && { urgency, category: 'fire' }) }, gap());
    for (let why = 'reported'; ticket.events.length < length; why = 'reopened') {
      add(TicketAssigned, { why });
      if (pick() > 1) add(TicketAccepted);
      while (ticket.level < 3 && pick() > 6) {
        ticket.level += 1;
        add(TicketLevelRaised, { before: ticket.level - 1 });
        add(TicketAssigned, { why: 'level-raised', holder: `m-${ticket.level}` });
        if (pick() > 3) add(TicketAccepted);
      }
      if (pick() > 8) return add(TicketWithdrawn);
      if (pick() > 3) add(ContactMade);
      if (pick() > 6) add(ContactMade);
      add(ResolutionProposed, { outcome: 'done' });
      if (pick() > 6) add(CallbackRecorded, { attempt: 1, reached: false });
      if (pick() > 5) {
        if (pick() > 5) add(CallbackRecorded, { attempt: 2, reached: true, solved: 'solved' });
        return add(TicketClosed, { by: 'callback' });
      }
      ticket.cycle += 1;
      add(TicketReopened);
    }
    ticket.events.length = Math.min(ticket.events.length, length);
    return ticket;
  });
