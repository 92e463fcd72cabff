import { ReportReceived } from '#events/intake.ts';
import { TicketRouted } from '#events/routing.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { type TicketEvent, ticket } from '../commands/aggregate.ts';
import { none, type Placement, type Ticket } from '../ticket/ticket.ts';

/** What the tests of casework share: facts of a ticket's life, and the states that they lead to. */
export const AT = '2026-11-22T01:00:00.000Z';
const { number, channel, lang, area, category } = ReportReceived.example;
const { rules: _rules, reasons: _reasons, ...routed } = TicketRouted.example;

export const placement: Placement = (({ request: _request, ...rest }) => rest)(routed);
export const opened: TicketEvent = { type: 'TicketOpened', number, channel, lang, area, category };
export const held: TicketEvent = { type: 'RoutingHeld', area: 'qt/qt-03', request: 1 };
export const assigned: TicketEvent = { type: 'TicketAssigned', ...routed };
export const accepted: TicketEvent = { type: 'TicketAccepted' };
export const contacted: TicketEvent = { type: 'ContactMade' };
export const proposed: TicketEvent = { type: 'ResolutionProposed', outcome: 'done' };
export const reopened: readonly TicketEvent[] = [
  { type: 'TicketReopened' },
  { type: 'HolderWanted', request: 2, why: 'reopened' },
];
export const raised: readonly TicketEvent[] = [
  { type: 'TicketLevelRaised', before: 1, level: 2 },
  { type: 'HolderWanted', request: 2, why: 'level-raised' },
];
export const urged: TicketEvent = { type: 'TicketUrged' };
export const unreached: TicketEvent = { type: 'CallbackRecorded', reached: false };
export const withdrawn: TicketEvent = { type: 'TicketWithdrawn' };
export const closed: TicketEvent = { type: 'TicketClosed', by: 'resident' };

/** The facts that lead to each phase, the shortest way. */
export const histories: Readonly<Record<Ticket['phase'], readonly TicketEvent[]>> = {
  none: [],
  received: [opened],
  assigned: [opened, assigned],
  accepted: [opened, assigned, accepted],
  working: [opened, assigned, accepted, contacted],
  proposed: [opened, assigned, accepted, proposed],
  closed: [opened, assigned, accepted, proposed, closed],
  reopened: [opened, assigned, accepted, proposed, ...reopened],
  withdrawn: [opened, assigned, withdrawn],
};

/** The state after these facts; `actor` made all of them, at one instant. */
export const afterBy = (
  actor: string,
  at: string,
  events: readonly TicketEvent[],
  from: Ticket = none,
): Ticket => events.reduce<Ticket>((t, e, n) => ticket.evolve(t, e, { at, actor, version: n + 1 }), from);
export const after = (...events: readonly TicketEvent[]): Ticket => afterBy('test', AT, events);

/** How a ticket with these facts is stored; each fact has a cause `c1`, `c2`, … of its own. */
export const headWith = (id: string, events: readonly TicketEvent[]): Head => ({
  pk: id,
  sk: '-',
  kind: 'ticket',
  version: events.length,
  spilled: 0,
  changed: AT,
  log: events.map(({ type, ...data }, n) => [type, AT, 'test', `c${n + 1}`, data]),
});
