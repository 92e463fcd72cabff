import * as z from 'zod/mini';
import {
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketReopened,
} from '#events/casework.ts';
import type { EventDefinition } from '#events/envelope.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';

/** What a template may name. `code` opens the report, so only its caller is ever told. */
export type Field = 'number' | 'code' | 'category' | 'area' | 'team';

/** One line of the plan: which event calls for which message, to whom, and how its occurrences are told apart. */
export interface PlanLine {
  readonly on: EventDefinition;
  readonly purpose: string;
  readonly to: 'caller' | 'holder' | 'leads';
  /** Field of the event that numbers the occurrences; `once` for what happens to a ticket one single time. */
  readonly occurrence: 'once' | 'cycle' | 'request';
  /** Only in the ticket's first cycle, or only after a reopening. */
  readonly cycles?: 'first' | 'later';
  /** Only when the caller left a number and agreed; others have read the same on the page already. */
  readonly onlyReachable?: true;
  readonly fields: readonly Field[];
}

/** Who is told what, when. A new message is a line here and a template in the community's configuration. */
export const plan = checked([
  {
    on: ReportReceived,
    purpose: 'received',
    to: 'caller',
    occurrence: 'once',
    onlyReachable: true,
    fields: ['number', 'code'],
  },
  {
    on: TicketAssigned,
    purpose: 'assigned',
    to: 'holder',
    occurrence: 'cycle',
    cycles: 'first',
    fields: ['number', 'category', 'area'],
  },
  {
    on: TicketAssigned,
    purpose: 'reopened-worker',
    to: 'holder',
    occurrence: 'cycle',
    cycles: 'later',
    fields: ['number', 'category', 'area'],
  },
  {
    on: TicketAccepted,
    purpose: 'accepted',
    to: 'caller',
    occurrence: 'cycle',
    fields: ['number', 'team'],
  },
  {
    on: ResolutionProposed,
    purpose: 'proposed',
    to: 'caller',
    occurrence: 'cycle',
    fields: ['number'],
  },
  {
    on: TicketReopened,
    purpose: 'reopened',
    to: 'caller',
    occurrence: 'cycle',
    fields: ['number'],
  },
  { on: TicketClosed, purpose: 'closed', to: 'caller', occurrence: 'cycle', fields: ['number'] },
  {
    on: TicketClosed,
    purpose: 'closed-worker',
    to: 'holder',
    occurrence: 'cycle',
    fields: ['number'],
  },
  {
    on: RoutingDoubtful,
    purpose: 'doubtful',
    to: 'leads',
    occurrence: 'request',
    fields: ['number', 'area'],
  },
]);

/**
 * The same plan, once every line can be kept: purposes are unique, and each event always carries what its line uses.
 * @throws with the first line that could not be kept, when the module is loaded
 */
export function checked(lines: readonly PlanLine[]): readonly PlanLine[] {
  const purposes = new Set<string>();
  for (const line of lines) {
    if (purposes.has(line.purpose)) throw new Error(`the purpose ${line.purpose} stands in the plan twice`);
    purposes.add(line.purpose);
    for (const needed of needs(line))
      if (!alwaysCarries(line.on, needed))
        throw new Error(`${line.purpose}: ${line.on.name} does not always carry ${needed}`);
    if (line.fields.includes('code') && line.to !== 'caller')
      throw new Error(`${line.purpose}: the tracking code is the caller's own`);
  }
  return lines;
}

/** Fields that the event itself must bring: `number` is known from the report too, `code` is read when sending. */
function needs(line: PlanLine): string[] {
  return [
    ...line.fields.filter((field) => field !== 'number' && field !== 'code'),
    ...(line.occurrence === 'once' ? [] : [line.occurrence]),
    ...(line.cycles ? ['cycle'] : []),
    ...(line.to === 'holder' ? ['holder'] : []),
    ...(line.to === 'leads' ? ['area'] : []),
  ];
}

function alwaysCarries({ schema, example }: EventDefinition, field: string): boolean {
  const without = { ...(example as Record<string, unknown>) };
  if (!(field in without)) return false;
  delete without[field];
  return !z.safeParse(schema, without).success;
}
