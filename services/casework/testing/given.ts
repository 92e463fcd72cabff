import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import { givenWith } from '#shared/command/testing/given.ts';
import type { Needs } from '../ticket/command.ts';
import { dayLength } from '../ticket/days.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { AT } from './fixtures.ts';

/** `given(ticket).when(command, body, who).records(facts)`; whoever acts is somebody who had no part in the ticket. */
export const given = givenWith<Ticket, Needs>({
  actor: 'staff:10011',
  at: AT,
  via: 'page',
  clerk: undefined,
  days: { dayMs: dayLength(), zone: DEFAULT_ZONE },
});
