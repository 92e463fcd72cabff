import { commandRoutes } from '#shared/command/routes.ts';
import { commands } from '../commands/index.ts';

/** Where each role finds a ticket. */
const doors = {
  holder: { path: '/tickets/{id}', access: 'ticket.work' },
  officer: { path: '/tickets/{id}', access: 'callback.record' },
  resident: { path: '/track/{id}', access: 'resident' },
} as const;

/** The actions' part of casework's manifest: a route for each command. */
export const actions = { routes: commandRoutes(commands, doors) } as const;
