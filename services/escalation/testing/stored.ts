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
import type { EventDefinition } from '#events/envelope.ts';
import { CallMissed, CallReturned } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { LEADER, tellCommunity } from '#shared/stored/sample-community.ts';
import type { Running, StoredScript } from '#shared/stored/script.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const id = (letter: 'R' | 'C', n: number): string => `${letter}${String(n).padStart(26, '0')}`;

/** Where each clock is left. */
const CLOCKS = {
  opened: id('R', 1),
  doubted: id('R', 2),
  assigned: id('R', 3),
  accepted: id('R', 4),
  proposed: id('R', 5),
  closed: id('R', 6),
  reopened: id('R', 7),
  raised: id('R', 8),
  withdrawn: id('R', 9),
  early: id('R', 10),
  provisional: id('R', 11),
  later: id('R', 14),
  missedCall: id('C', 12),
  returnedCall: id('C', 13),
} as const;
type Left = keyof typeof CLOCKS;

let version = 0;

/** An event of the subject, each with a higher version. */
async function tell(s: Running, left: Left, definition: EventDefinition, data: object = {}, time?: string) {
  const subject = CLOCKS[left];
  version += 1;
  await s.event(definition, subject, { version, data, ...(time && { time }) });
}
const assigned = (s: Running, left: Left, data: object = {}) =>
  tell(s, left, TicketAssigned, { why: 'reported', assignment: 1, previous: undefined, ...data });

async function opened(s: Running, left: Left): Promise<void> {
  await tell(s, left, TicketOpened);
  await assigned(s, left);
}

/** Minutes go by: each sweeps, and rings what is due. */
async function minutes(s: Running, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await s.invoke('sweep');
    s.wait(MINUTE);
    await s.drain('fire');
  }
}

async function lives(s: Running): Promise<void> {
  version = 0;
  await tellCommunity(s);
  for (const left of ['raised', 'reopened', 'accepted'] as const) await opened(s, left);
  await minutes(s, 18);
  await tell(s, 'raised', TicketLevelRaised);
  await assigned(s, 'raised', { why: 'level-raised', level: 2, holder: 'm-00265' });
  await tell(s, 'accepted', TicketAccepted);
  await tell(s, 'reopened', ResolutionProposed);
  await tell(s, 'reopened', TicketReopened);
  for (const left of ['proposed', 'closed', 'withdrawn'] as const) await opened(s, left);
  for (const left of ['proposed', 'closed'] as const) {
    await tell(s, left, TicketAccepted);
    await tell(s, left, ContactMade);
    await tell(s, left, ResolutionProposed);
  }
  await tell(s, 'proposed', CallbackRecorded, { reached: false });
  await tell(s, 'closed', CallbackRecorded);
  await tell(s, 'closed', TicketClosed);
  await tell(s, 'withdrawn', TicketWithdrawn);
  // What was accepted is heard of before the ticket itself.
  await tell(s, 'early', TicketAccepted);
  await tell(s, 'opened', TicketOpened);
  await tell(s, 'doubted', TicketOpened, { area: undefined, category: undefined });
  await tell(s, 'doubted', RoutingDoubtful, { area: 'qt/qt-03', category: 'fire', urgency: 'urgent' });
  await opened(s, 'assigned');
  await tell(s, 'provisional', TicketOpened, { area: 'yz' }, '2026-12-31T09:30:00.000Z');
  // Nothing of it was sent on yet: only its due item stands.
  await tell(s, 'later', TicketOpened, { area: 'yz' });
  for (const left of ['missedCall', 'returnedCall'] as const) await tell(s, left, CallMissed, { area: 'qt' });
  await tell(s, 'returnedCall', CallReturned);
  await s.invoke('rearm');
  await minutes(s, 1);
}

async function asks(s: Running): Promise<Record<string, unknown>> {
  const each: Record<string, unknown> = {};
  for (const [left, subject] of Object.entries(CLOCKS)) {
    each[left] = await s.call(`GET /clocks?ids=${subject}`, { by: LEADER });
    if (subject.startsWith('R'))
      each[`resident: ${left}`] = await s.call(`GET /track/${subject}`, { by: { report: subject } });
  }
  const lists = ['qt', 'yz'].map((area) => s.call(`GET /late?area=${area}`, { by: LEADER }));
  return { ...each, late: await Promise.all(lists) };
}

async function goesOn(s: Running): Promise<void> {
  version = 1000;
  await minutes(s, 2);
  await tell(s, 'early', TicketOpened);
  await assigned(s, 'early');
  await assigned(s, 'doubted', { area: 'qt/qt-03/qt-03-07' });
  await tell(s, 'missedCall', CallReturned);
  s.wait(2 * HOUR);
  // A sweep that comes late goes on where the last one stopped.
  for (let n = 0; n < 3; n++) await minutes(s, 1);
  for (const left of ['opened', 'assigned', 'raised', 'accepted', 'reopened'] as const) {
    await tell(s, left, ResolutionProposed, { cycle: left === 'reopened' ? 2 : 1 });
    await tell(s, left, TicketClosed, { cycle: left === 'reopened' ? 2 : 1 });
  }
  await minutes(s, 1);
}

/** Clocks at every point of their way, due items, the places of sweep and pass, and copies of areas and rules. */
export const script: StoredScript = { lives, asks, goesOn };
