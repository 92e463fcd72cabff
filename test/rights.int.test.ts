import { beforeAll, describe, expect, test } from 'vitest';
import { atOnce } from '#shared/at-once.ts';
import { rightsOf } from '#shared/auth/rights.ts';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { services } from '../infra/model/services.ts';
import { commands } from '../services/casework/commands/index.ts';
import type { ProblemBody } from './support/refusal.ts';
import { createCommunities, type Settled } from './support/rights/communities.ts';
import { askThemselves, freshKey, openRows, type Row, rows } from './support/rights/rows.ts';
import {
  makeSubjects,
  marksOf,
  type Subject,
  type Subjects,
  unknownSubject,
} from './support/rights/subjects.ts';
import { type Caller, callers, expected, type Rights, type Verdict } from './support/rights/verdict.ts';
import { anAddress } from './support/strangers.ts';
import { system } from './support/system.ts';

/**
 * Every route of every manifest × every role and everybody else × own and foreign area, asked of the running system.
 * What is right follows from the manifest and the table of rights; how a route is asked stands in support/rights/rows.
 */
const routes = services.flatMap(({ name: service, routes: all = {} }) =>
  Object.entries(all)
    .filter(([name]) => name !== 'health')
    .map(([name, spec]) => ({ route: `${service}.${name}`, service, spec: spec as RouteSpec })),
);
type Route = (typeof routes)[number];

let origin = '';
let settled: Settled;
let subjects: Subjects;
/** Every verdict that was seen, by route and caller. */
const seen = new Map<string, Verdict>();

beforeAll(async () => {
  origin = (await system()).origin;
  settled = await createCommunities();
  subjects = await makeSubjects(settled);
}, 300_000);

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly headers: string;
}

/** What differs between two answers to the same question for reasons of time only. */
const OF_THE_MOMENT = new Set(['date', 'connection', 'keep-alive', 'apigw-requestid']);

async function ask({ route, service, spec }: Route, who: Caller, subject: Subject): Promise<Heard> {
  const open = openRows[route];
  const row: Row | undefined = rows[route] ?? askThemselves[route];
  const params = open ? open.params?.(subjects.open) : row?.params?.(subject);
  const { query, body } = open
    ? { query: undefined, body: open.body?.(subjects.open) }
    : (row?.ask?.(subject) ?? {});
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) => params?.[name] ?? 'missing');
  const token =
    who === 'anonymous'
      ? undefined
      : 'resident' in who
        ? subjects.resident[who.resident]
        : settled.tokens.get(who.staff);
  const answer = await fetch(
    `${origin}/api/${service}${path}${query ? `?${new URLSearchParams({ ...query })}` : ''}`,
    {
      method: spec.method,
      headers: {
        'x-forwarded-for': anAddress(),
        'x-correlation-id': 'the-same-for-all',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(spec.keyed && !open?.unkeyed && { 'idempotency-key': freshKey() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
  );
  const headers = [...answer.headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  return { status: answer.status, text: await answer.text(), headers: JSON.stringify(headers) };
}

/** How a form or a file says that its area is another's. */
const ELSEWHERE = ['not-your-area', 'outside-your-area'];

/** `in` means behind the door: whatever the thing's state then allows. A route for everybody answers as its row says. */
function verdictOf(route: string, { status, text }: Heard): Verdict {
  const open = openRows[route];
  if (status === (open?.status ?? 200)) return 'in';
  const problem = status >= 400 ? (JSON.parse(text) as ProblemBody) : undefined;
  const field = problem?.errors?.find(({ code }) => ELSEWHERE.includes(code));
  if (field) return `${status} ${field.code}`;
  return open || [401, 403, 404].includes(status) || status >= 500 ? `${status} ${problem?.code}` : 'in';
}

/** Routes and callers whose verdict is not the one that follows from these manifests and rights. */
function mismatches(of: readonly Route[], rights: Rights): string[] {
  return of.flatMap(({ route, spec }) =>
    callers.flatMap(({ name, who, at }) => {
      const [found, right] = [seen.get(`${route} ${name}`), expected(route, spec, who, at, rights)];
      return found === right ? [] : [`${route}, ${name}: ${found} instead of ${right}`];
    }),
  );
}

test('every route has one row, and there is no row without a route', () => {
  const known = [...Object.keys(rows), ...Object.keys(askThemselves), ...Object.keys(openRows)];
  expect(known.sort()).toEqual(routes.map(({ route }) => route).sort());
  for (const { route, spec } of routes)
    expect(spec.access === 'public', route).toBe(route in openRows || route in askThemselves);
});

describe('over the wire', () => {
  test.each(routes)('$route', async (one) => {
    const together = rows[one.route]?.alone ? 1 : 4;
    const answers = await atOnce(together, callers, async ({ name, who, at }) => {
      const heard = await ask(one, who, subjects.of[at === 'own' ? 'ra' : 'rb']);
      seen.set(`${one.route} ${name}`, verdictOf(one.route, heard));
      return { name, who, at, heard };
    });
    expect(mismatches([one], rightsOf)).toEqual([]);
    const { outside } = rows[one.route] ?? askThemselves[one.route] ?? {};
    for (const { name, who, at, heard } of answers) {
      // No answer to people of one community contains anything of the other.
      if (at === 'foreign' && heard.status < 400 && outside)
        expect(marksOf(subjects.of.rb).exec(heard.text)?.[0], name).toBeUndefined();
      if (at === 'foreign' && (outside === 'not-found' || outside === 'not-your-area'))
        expect(heard, name).toEqual(await ask(one, who, unknownSubject));
    }
    // Lists of their own community are not empty, or the other test would prove nothing.
    const inside = answers.filter(({ at, heard }) => at === 'own' && heard.status === 200);
    if (outside === 'left-out')
      for (const { name, heard } of inside) expect(marksOf(subjects.of.ra).test(heard.text), name).toBe(true);
  });
});

describe('detects a wrong expectation', () => {
  const ofHolder = Object.entries(commands).flatMap(([name, { by }]) => (by === 'holder' ? [name] : []));

  test('a role with one right more, and one with a right less', () => {
    const rights: Rights = {
      ...rightsOf,
      leader: [...rightsOf.leader, 'ticket.work'],
      lead: rightsOf.lead.filter((right) => right !== 'figures.read'),
    };
    expect(mismatches(routes, rights).sort()).toEqual(
      [
        'analytics.figures, lead, own area: in instead of 403 no-right',
        'analytics.figures, lead, foreign area: 404 not-found instead of 403 no-right',
        ...ofHolder.flatMap((command) => [
          `casework.${command}, leader, own area: 403 no-right instead of in`,
          `casework.${command}, leader, foreign area: 403 no-right instead of 404 not-found`,
        ]),
      ].sort(),
    );
  });

  test('a manifest that opens a route', () => {
    const opened = routes
      .filter(({ route }) => route === 'casework.ticket')
      .map((one) => ({ ...one, spec: { ...one.spec, access: 'resident' as const } }));
    expect(mismatches(opened, rightsOf)).toContain(
      'casework.ticket, resident, own token: 403 no-right instead of in',
    );
  });
});
