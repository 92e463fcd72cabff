import { NOT_IN_THIS_PHASE, offersOf } from '../../shared/command/command.ts';
import type { Commands, Service } from '../../shared/service/manifest.ts';
import { generated, page, table } from './markdown.ts';

/** The reference of commands: who may do what in which phase, what it is refused with, and under which names pages offer it. */
export const commandReference = (services: readonly Service[]): string =>
  page(
    '# Commands',
    generated,
    `What can be done with an aggregate, each in a room of its own: \`services/<service>/commands/<name>/\`. In any other phase a
command is refused with \`${NOT_IN_THIS_PHASE}\` (409). One without a route arrives as an event of another service.`,
    ...services.flatMap(({ name, commands, routes = {} }) =>
      commands ? [`## ${name}`, commandTable(commands, routes)] : [],
    ),
  );

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(' ');

const commandTable = (
  commands: Commands,
  routes: NonNullable<Service['routes']>,
): string =>
  table(
    ['command', 'by', 'in phase', 'what', 'route', 'offered as', 'refused with'],
    Object.entries(commands).map(([name, command]) => [
      `\`${name}\``,
      command.by,
      command.from.join(', '),
      command.summary,
      routes[name] ? `\`${routes[name].path}\`` : '',
      code(offersOf(name, command)),
      code(Object.keys(command.refusals ?? {})),
    ]),
  );
