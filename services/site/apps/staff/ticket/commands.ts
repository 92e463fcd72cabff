import type { Ticket } from '../api/answers.ts';
import type { TicketCommand } from './command.ts';

const found = import.meta.glob<{ default: TicketCommand }>('./commands/*.tsx', { eager: true });
const byName = new Map(Object.values(found).map(({ default: command }) => [command.name as string, command]));

/** What the ticket's page offers, of what I may do now, in the order in which the service names it. */
export const offeredOn = ({ can }: Pick<Ticket, 'can'>): TicketCommand[] =>
  can.flatMap((name) => byName.get(name) ?? []);
