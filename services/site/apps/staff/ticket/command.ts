import type { FC } from 'react';
import type { Words } from '#shared/text/language.ts';
import type { Ticket } from '../api/answers.ts';
import type { CommandBody, CommandName } from '../api/calls.ts';

export interface FormProps<Body> {
  readonly ticket: Ticket;
  readonly busy: boolean;
  /** Resolves to whether it worked. */
  readonly onSend: (body: Body) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** How the page of a ticket offers a command: one file in `commands/`, found by itself. */
export interface TicketCommand<C extends CommandName = CommandName> {
  /** Its name in `can`. */
  readonly name: C;
  /** The key that does the same, written on the button. */
  readonly letter: string;
  readonly label: Words;
  /** What is said once it has worked. */
  readonly done: Words;
  /** Is it the step that the ticket waits for? The first such one gets the primary button. */
  readonly isDue?: (ticket: Ticket) => boolean;
  /** Asks for what the command needs; without a form one press sends it. */
  readonly Form?: FC<FormProps<CommandBody<C>>>;
}

export const ticketCommand = <C extends CommandName>(spec: TicketCommand<C>): TicketCommand<C> => spec;
