import { type Right, rightsOf, rolesWith } from '../../shared/auth/rights.ts';
import { type Problem, problems } from '../../shared/http/problem.ts';
import type { RouteSpec, Service } from '../../shared/service/manifest.ts';
import { fieldsOf } from './fields.ts';
import { fieldTable, generated, page, table } from './markdown.ts';

/** The reference of the HTTP APIs: routes, who may call them, and what they take. */
export function apiReference(services: readonly Service[]): string {
  const serving = services.filter(({ routes }) => routes);
  return page(
    '# HTTP APIs',
    generated,
    `All below the one origin, JSON in and out. Callers are known by a bearer token or by the session cookies of the pages. A route that is
**keyed** needs an \`Idempotency-Key\` header of 8 to 100 visible characters: the same key with the same body has one effect, with
another body it is refused. Failures are [problem details](#problems). Answers are described in each service's README.`,
    `${serving.map((s) => `[${s.name}](#${s.name})`).join(' · ')} · [rights](#rights) · [problems](#problems)`,
    ...serving.flatMap(ofService),
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

function ofService({ name, purpose, routes = {} }: Service): string[] {
  const all = Object.values(routes);
  const path = (route: RouteSpec) => `/api/${name}${route.path}`;
  return [
    `## ${name}`,
    `${purpose.replace(/\.$/, '')}.`,
    table(
      ['', 'route', 'who', '', 'what'],
      all.map((r) => [
        r.method,
        `\`${path(r)}\``,
        whoMay(r.access),
        r.keyed ? 'keyed' : '',
        r.summary.replace(/\.$/, ''),
      ]),
    ),
    ...all.flatMap((r) => [
      ...given(`${r.method} \`${path(r)}\`: body${atMost(r)}`, r.body),
      ...given(`${r.method} \`${path(r)}\`: query`, r.query),
    ]),
  ];
}

function given(title: string, schema: RouteSpec['body']): string[] {
  const fields = schema ? fieldsOf(schema) : [];
  return fields.length > 0 ? [`**${title}**`, fieldTable(fields)] : [];
}

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
