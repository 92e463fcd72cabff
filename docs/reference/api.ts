import { type Right, rightsOf, rolesWith } from '../../shared/auth/rights.ts';
import { type Problem, problems } from '../../shared/http/problem.ts';
import type { AnswerSpec } from '../../shared/service/contract.ts';
import type { RouteSpec, Service } from '../../shared/service/manifest.ts';
import { shapes } from '../../shared/service/shapes.ts';
import { type Operation, operationsOf } from './contracts.ts';
import { fieldsOf } from './fields.ts';
import { fieldTable, generated, page, table } from './markdown.ts';
import { shapesIn } from './shapes.ts';

/** The reference of the HTTP APIs: routes, who may call them, and what they take. */
export function apiReference(services: readonly Service[]): string {
  const serving = services.filter(({ routes }) => routes);
  return page(
    '# HTTP APIs',
    generated,
    `All below the one origin, JSON in and out. Callers are known by a bearer token or by the session cookies of the pages. A route that is
**keyed** needs an \`Idempotency-Key\` header of 8 to 100 visible characters: the same key with the same body has one effect, with
another body it is refused. Failures are [problem details](#problems); the tables name the codes that a route has beyond what follows
from its shape. The same as [OpenAPI 3.1](openapi.json).`,
    `${serving.map((s) => `[${s.name}](#${s.name})`).join(' · ')} · [shapes](#shapes) · [rights](#rights) · [problems](#problems)`,
    ...serving.flatMap(ofService),
    '## Shapes',
    'What several answers have in common, or what is long.',
    ...shapesIn(serving.flatMap(operationsOf)),
    '## Rights',
    'A role is held for an area and everything below it.',
    rightsTable(),
    '## Problems',
    `\`{type, title, status, code, errors?, instance}\` as \`application/problem+json\`. \`type\` is \`https://huying.dev/problems/<code>\`; \`title\` and
the messages in \`errors\` (\`{field, code, message}\`) are in the caller's language; \`instance\` is to be quoted when asking for help. These
codes every API has; services add their own.`,
    problemTable(),
  );
}

function ofService(service: Service): string[] {
  const { name, purpose } = service;
  const all = operationsOf(service);
  return [
    `## ${name}`,
    `${purpose.replace(/\.$/, '')}.`,
    table(
      ['', 'route', 'who', '', 'what', 'answers', 'refuses'],
      all.map(({ path, spec, contract }) => [
        spec.method,
        `\`${path}\``,
        whoMay(spec.access),
        spec.keyed ? 'keyed' : '',
        spec.summary.replace(/\.$/, ''),
        Object.entries(contract.answers)
          .filter(([status]) => Number(status) < 400)
          .map(([status, answer]) => `${status}${inWord(answer)}`)
          .join(', '),
        Object.entries(contract.refusals ?? {})
          .map(([status, codes]) => `${status} ${codes.map((code) => `\`${code}\``).join(' ')}`)
          .join(', '),
      ]),
    ),
    ...all.flatMap((o) => [
      ...given(`${o.spec.method} \`${o.path}\`: body${atMost(o.spec)}`, o.spec.body),
      ...given(`${o.spec.method} \`${o.path}\`: query`, o.spec.query),
      ...answered(o),
    ]),
  ];
}

/** An answer with a name by its link, a file by its types; the fields of the others stand below. */
function inWord(answer: AnswerSpec): string {
  if (answer === 'empty') return ' empty';
  if ('file' in answer) return ` ${answer.file.map((type) => `\`${type}\``).join(' or ')}`;
  const name = shapes.get(answer)?.id;
  return name ? ` [${name}](#${name.toLowerCase()})` : '';
}

function given(title: string, schema: RouteSpec['body']): string[] {
  const fields = schema ? fieldsOf(schema) : [];
  return fields.length > 0 ? [`**${title}**`, fieldTable(fields)] : [];
}

/** Fields of answers that have no name. */
const answered = ({ path, spec, contract }: Operation): string[] =>
  Object.entries(contract.answers).flatMap(([status, answer]) => {
    if (answer === 'empty' || 'file' in answer || shapes.has(answer)) return [];
    return [`**${spec.method} \`${path}\`: ${status}**`, fieldTable(fieldsOf(answer, 'output', true))];
  });

/** The limit of a body when it is not the usual 64 KiB. */
const atMost = ({ maxBytes }: RouteSpec): string =>
  maxBytes === undefined ? '' : `, at most ${maxBytes / 1024} KiB`;

function whoMay(access: RouteSpec['access']): string {
  if (access === 'public') return 'anybody';
  if (access === 'resident') return 'the resident, own report';
  return `\`${access}\`: ${rolesWith(access).join(', ')}`;
}

function rightsTable(): string {
  const roles = Object.keys(rightsOf) as (keyof typeof rightsOf)[];
  const rights = [...new Set(roles.flatMap((role) => rightsOf[role] as readonly Right[]))].sort();
  return table(
    ['right', ...roles],
    rights.map((right) => [
      `\`${right}\``,
      ...roles.map((role) => (rolesWith(right).includes(role) ? '✓' : '')),
    ]),
  );
}

/** All but `refused`, whose code is given by the rule that refuses. */
function problemTable(): string {
  const { refused: _refused, invalid, ...plain } = problems;
  const all: Problem[] = [...Object.values(plain).map((make) => make()), invalid([])];
  return table(
    ['status', 'code', '中文', 'English'],
    all
      .sort((a, b) => a.status - b.status)
      .map(({ status, code, title }) => [String(status), `\`${code}\``, title.zh, title.en]),
  );
}
