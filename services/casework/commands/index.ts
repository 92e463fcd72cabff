import { accept } from './accept/command.ts';
import { answer } from './answer/command.ts';
import { callback } from './callback/command.ts';
import { contact } from './contact/command.ts';
import { note } from './note/command.ts';
import { propose } from './propose/command.ts';
import { urge } from './urge/command.ts';
import { withdraw } from './withdraw/command.ts';

/** Everything that can be done with a ticket, in the order in which pages offer it. A new command is one line here. */
export const commands = { accept, contact, propose, note, callback, answer, urge, withdraw } as const;
