import * as z from 'zod/mini';
import { commandContracts } from '#shared/command/routes.ts';
import { named, TicketId } from '#shared/service/shapes.ts';
import { commands } from '../commands/index.ts';
import { Command, State } from '../pages/contract-shapes.ts';

const Acted = named(
  'Acted',
  'Where the ticket stands after the command',
  z.object({ id: TicketId, state: State, attempts: z.int(), can: z.array(Command) }),
);

const Decided = z.object({ state: State, cycle: z.int(), urged: z.int(), can: z.array(Command) });

/** What a command answers, by who acts. */
export const actionContract = commandContracts(commands, {
  holder: Acted,
  officer: Acted,
  resident: Decided,
});
