import fc from 'fast-check';
import { catalogue } from '#events/catalogue.ts';
import type { CloudEvent } from '#events/envelope.ts';

/** Events as casework, escalation and intake publish them, made by playing lives of tickets; for properties. */
export type Event = CloudEvent<never>;

const START = Date.parse('2026-11-23T01:00:00.000Z');
export const BLOCKS = ['qt/qt-03/qt-03-07', 'qt/qt-03/qt-03-08', 'qt/qt-04/qt-04-01', 'hq/xh/xh-01/xh-01-02'];
const STAGES = ['dispatch', 'accept', 'contact', 'resolve', 'callback'] as const;

interface Step {
  readonly what: 'reassign' | 'raise' | 'reopen' | 'try' | 'partly' | 'propose' | 'close' | 'withdraw';
  readonly hours: number;
  readonly block: number;
}
export interface TicketScenario {
  readonly chosen: 'none' | 'wide' | 'block';
  readonly block: number;
  readonly category: string;
  readonly channel: 'web' | 'hotline' | 'visit';
  readonly urgency: 'urgent' | 'normal';
  readonly startHours: number;
  readonly steps: readonly Step[];
  readonly deadlines: readonly {
    stage: (typeof STAGES)[number];
    hours: number;
    how: 'met' | 'late' | 'missed';
  }[];
}

const block = fc.nat(BLOCKS.length - 1);
export const anyTicket: fc.Arbitrary<TicketScenario> = fc.record({
  chosen: fc.constantFrom('none', 'wide', 'block'),
  block,
  category: fc.constantFrom('fire', 'noise', 'lift'),
  channel: fc.constantFrom('web', 'hotline', 'visit'),
  urgency: fc.constantFrom('urgent', 'normal'),
  startHours: fc.nat(50),
  steps: fc.array(
    fc.record({
      what: fc.constantFrom('reassign', 'raise', 'reopen', 'try', 'partly', 'propose', 'close', 'withdraw'),
      hours: fc.nat(30),
      block,
    }),
    { maxLength: 7 },
  ),
  deadlines: fc.array(
    fc.record({
      stage: fc.constantFrom(...STAGES),
      hours: fc.nat(60),
      how: fc.constantFrom('met', 'late', 'missed'),
    }),
    { maxLength: 4 },
  ),
});

/** All events of a ticket, in the order in which they happened. */
export function eventsOf(l: TicketScenario, n: number): Event[] {
  const subject = `R${n}`;
  const number = String(n).padStart(12, '0');
  const opened = at(l.startHours);
  const root = (BLOCKS[l.block] ?? '').split('/');
  let area = BLOCKS[l.block] ?? '';
  const chosen = l.chosen === 'none' ? undefined : l.chosen === 'wide' ? root.slice(0, -1).join('/') : area;
  let [version, level, cycle, hours, tries] = [1, 1, 1, l.startHours, 0];
  const events: Event[] = [];
  const publish = (service: string, type: string, data: object, v: number, time: string) =>
    events.push(envelope(`huying.${service}.${type}.v1`, subject, v, time, { number, cycle, ...data }));
  const casework = (type: string, data: object = {}) => {
    publish('casework', type, data, version, at(hours));
    // Gaps are normal: not every fact is public.
    version += 1 + (hours % 2);
  };
  const placed = (more: object = {}) => ({
    area,
    category: l.category,
    urgency: l.urgency,
    holder: 'm-1',
    team: 't-1',
    opened,
    level,
    channel: l.channel,
    ...more,
  });
  casework('TicketOpened', { channel: l.channel, ...(chosen && { area: chosen }) });
  casework('TicketAssigned', placed({ assignment: 1, from: chosen ?? '-' }));
  for (const { what, hours: later, block: to } of l.steps) {
    hours += later;
    if (what === 'reassign') {
      const from = area;
      // Within its own tree: a ticket never changes communities.
      const next = BLOCKS[to] ?? area;
      if (next.split('/')[0] === from.split('/')[0]) area = next;
      casework('TicketAssigned', placed({ assignment: 2, from }));
    } else if (what === 'raise') casework('TicketLevelRaised', placed({ before: level++, level }));
    else if (what === 'propose') casework('ResolutionProposed', placed({ outcome: 'done' }));
    else if (what === 'try') casework('CallbackRecorded', placed({ attempt: ++tries, reached: false }));
    else if (what === 'partly')
      casework('TicketRated', placed({ solved: 'partly', satisfied: 'fair', by: 'sms' }));
    else if (what === 'withdraw')
      casework('TicketWithdrawn', { area, category: l.category, holder: 'm-1', opened });
    else if (what === 'close') {
      casework(
        'CallbackRecorded',
        placed({ attempt: 1, reached: true, solved: 'solved', satisfied: 'satisfied' }),
      );
      casework('TicketClosed', placed({ by: 'callback' }));
    } else {
      cycle += 1;
      casework('TicketReopened', placed());
    }
  }
  l.deadlines.forEach(({ stage, hours: due, how }, i) => {
    const data = { ...placed(), cycle: i + 1, stage, level: 1, due: at(l.startHours + due) };
    const done = at(l.startHours + due + (how === 'met' ? -1 : 1));
    // What waits for its first block too long is missed where the ticket was told of before.
    const before = stage === 'dispatch' && i === 0 ? { area: chosen ?? root[0] } : {};
    if (how !== 'met')
      publish('escalation', 'DeadlineMissed', { ...data, ...before, levels: 3 }, 2 * i + 1, done);
    const met = { ...data, done, late: how === 'late' };
    if (how !== 'missed') publish('escalation', 'DeadlineMet', met, 2 * i + 2, done);
  });
  return events;
}

const at = (hours: number): string => new Date(START + hours * 3_600_000).toISOString();

function envelope(type: string, subject: string, version: number, time: string, data: object): Event {
  if (!catalogue.has(type)) throw new Error(`no event ${type}`);
  const service = type.split('.')[1];
  const id = `${service}.${subject}.${version}`;
  const known = { id, source: `huying/${service}`, type, subject, version, time, data, actor: 'x' };
  return { ...known, specversion: '1.0' } as unknown as Event;
}
