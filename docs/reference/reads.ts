import type { ReadDefinition } from '../../events/reads/define.ts';
import { names } from '../../infra/model/names.ts';
import type { Service } from '../../shared/service/manifest.ts';
import { fieldsOf } from './fields.ts';
import { fieldTable, generated, json, page, table } from './markdown.ts';

/** The reference of named reads: what an owner of personal data tells, and who may ask it. */
export function readReference(services: readonly Service[]): string {
  const offered = services.flatMap(({ functions }) =>
    Object.values(functions).flatMap(({ offers }) => (offers ? [offers] : [])),
  );
  return page(
    '# Named reads',
    generated,
    `The one way to another service's [personal data](../architecture.md#personal-data): a question with ids, who will see it and
what for; an answer with these fields of each id that is known. The owner audits before it answers.`,
    table(
      ['read', 'tells', 'asked by'],
      offered.map((read) => [
        `[\`${read.name}\`](#${anchor(read)})`,
        read.title,
        askers(services, read).join(', ') || '-',
      ]),
    ),
    ...offered.flatMap((read) => [
      `## ${read.name}`,
      `\`${names.reader(read.name)}\` · ${read.title}. Asked by ${askers(services, read).join(', ') || 'nobody yet'}.`,
      'The question:',
      fieldTable(fieldsOf(read.question)),
      'The answer, of one id:',
      fieldTable(fieldsOf(read.answer)),
      json({
        question: read.example.question,
        answer: { [read.example.question.ids[0] ?? '']: read.example.answer },
      }),
    ]),
  );
}

const anchor = ({ name }: ReadDefinition): string => name.replace('.', '');

/** The functions whose manifests list it. */
const askers = (services: readonly Service[], { name }: ReadDefinition): string[] =>
  services.flatMap((service) =>
    Object.entries(service.functions)
      .filter(([, { reads }]) => reads?.some((read) => read.name === name))
      .map(([fn]) => `\`${names.function(service.name, fn)}\``),
  );
