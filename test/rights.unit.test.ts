import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Role } from '#events/community.ts';
import { api } from '#shared/api/api.ts';
import { may, type Principal } from '#shared/auth/principal.ts';
import { type Right, rightsOf } from '#shared/auth/rights.ts';
import type { RouteSpec, Service } from '#shared/service/manifest.ts';
import { services } from '../infra/model/services.ts';

/**
 * Every role × every route of every manifest × own and foreign area. What a route lets in is written down here once
 * more and by hand: a route that becomes more open, or a role that gets a right, has to be changed in two places.
 */
const lets: Record<string, readonly Role[] | 'public' | 'resident'> = {
  'community.publicAreas': 'public',
  'community.publicTaxonomy': 'public',
  'community.publicDirectory': 'public',
  'community.areas': ['lead', 'dispatcher', 'duty', 'leader', 'admin'],
  'community.me': 'public',
  'community.newImport': ['admin'],
  'community.import': ['admin'],
  'community.importErrors': ['admin'],
  'community.history': ['lead', 'dispatcher', 'duty', 'leader', 'admin'],
  'community.roster': ['lead', 'dispatcher', 'duty', 'leader', 'admin'],
  'community.duty': ['lead', 'dispatcher', 'duty', 'leader', 'admin'],
  'community.handOver': ['duty', 'admin'],
  'community.rules': ['lead', 'dispatcher', 'duty', 'leader', 'admin'],
  'community.export': ['admin'],
  'intake.newDraft': 'public',
  'intake.draft': 'public',
  'intake.saveDraft': 'public',
  'intake.report': 'public',
  'intake.track': 'public',
  'intake.keys': 'public',
  'intake.ownReport': 'resident',
  'intake.withdraw': 'resident',
  'intake.newPhoto': 'public',
  'intake.draftPhotos': 'public',
  'intake.dropPhoto': 'public',
  // Asks by itself whose report it is, or for ticket.read where its ticket is.
  'intake.photos': 'public',
  'intake.visit': ['worker', 'lead', 'duty'],
  'intake.desk': ['duty'],
  'intake.finishCall': ['duty'],
  'intake.answerCall': ['duty'],
  'intake.returnCall': ['duty'],
  'intake.revealCaller': ['duty'],
  'intake.callSeen': ['duty'],
  'routing.doubtful': ['lead', 'dispatcher'],
  'routing.decide': ['lead', 'dispatcher'],
  'routing.reasons': ['worker', 'lead', 'dispatcher', 'callback', 'leader'],
  'casework.list': ['worker', 'lead', 'dispatcher', 'callback', 'leader'],
  'casework.ticket': ['worker', 'lead', 'dispatcher', 'callback', 'leader'],
  'casework.reveal': ['worker', 'lead', 'callback'],
  'casework.seen': ['worker', 'lead', 'dispatcher', 'callback', 'leader'],
  'casework.track': 'resident',
  // Commands, by whoever acts.
  'casework as holder': ['worker', 'lead'],
  'casework as officer': ['callback'],
  'casework as resident': 'resident',
  'escalation.clocks': ['worker', 'lead', 'dispatcher', 'callback', 'leader'],
  'escalation.track': 'resident',
  'escalation.late': ['worker', 'lead', 'dispatcher', 'callback', 'leader'],
  'analytics.figures': ['lead', 'dispatcher', 'leader'],
  'analytics.definitions': 'public',
  'notification.messages': ['worker', 'lead', 'dispatcher', 'callback', 'leader'],
};

const roles = Object.keys(rightsOf) as Role[];
const routes = services.flatMap((service) =>
  Object.entries(service.routes ?? {})
    .filter(([name, { path }]) => name !== 'health' || path !== '/health')
    .map(([name, spec]) => ({
      name: `${service.name}.${name}`,
      line: lineOf(service, name),
      service,
      spec,
    })),
);

/** The line of the table for a route: commands on an aggregate share that of whoever acts. */
function lineOf({ name, commands }: Service, route: string): string {
  const command = commands?.[route];
  return command ? `${name} as ${command.by}` : `${name}.${route}`;
}
const OWN = 'qt/qt-03';
const FOREIGN = ['qt', 'qt/qt-04', 'qt/qt-031', 'other/qt-03'];

beforeAll(() => {
  vi.stubEnv('HUYING_ORIGIN', 'https://huying.example');
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The status that somebody gets at a route's door: 299 when they are let in, whatever body and key would be missing. */
async function door(service: Service, spec: RouteSpec, who: Principal): Promise<number> {
  const { body: _body, query: _query, keyed: _keyed, ...bare } = spec;
  const only = { ...service, routes: { it: bare } } as Service;
  const handler = api(only, async () => who, { it: async () => ({ status: 299 }) } as never);
  const answer = await handler(
    {
      headers: {},
      rawPath: `/api/${service.name}${spec.path.replace(/\{\w+\}/g, 'x')}`,
      requestContext: { requestId: 'r', timeEpoch: 1, http: { method: spec.method, sourceIp: '192.0.2.1' } },
    } as unknown as APIGatewayProxyEventV2,
    {} as Context,
  );
  return answer.statusCode ?? 0;
}
const staff = (role: Role, area = OWN): Principal => ({
  kind: 'staff',
  staff: '1',
  member: 'm-1',
  grants: [{ role, area }],
});

test('the table has exactly the routes of the manifests', () => {
  expect(Object.keys(lets).sort()).toEqual([...new Set(routes.map(({ line }) => line))].sort());
});

test('a path is made of words and `{name}` parameters, and ends in one', () => {
  for (const { name, spec } of routes) expect(spec.path, name).toMatch(/^(\/([\w-]+(\.json)?|\{\w+\}))+$/);
});

test.each(routes)('$name lets in whom the table says', async ({ line, service, spec }) => {
  const expected = lets[line];
  for (const role of roles) {
    const allowed = expected === 'public' || (Array.isArray(expected) && expected.includes(role));
    const refused = expected === 'resident' ? 404 : 403;
    expect(await door(service, spec, staff(role)), role).toBe(allowed ? 299 : refused);
  }
  const isOpen = expected === 'public';
  expect(await door(service, spec, { kind: 'anonymous' })).toBe(isOpen ? 299 : 401);
  expect(await door(service, spec, { kind: 'resident', report: 'R1' })).toBe(
    isOpen || expected === 'resident' ? 299 : 403,
  );
  expect(await door(service, spec, { kind: 'staff', staff: '1', grants: [] })).toBe(
    isOpen ? 299 : expected === 'resident' ? 404 : 403,
  );
});

const guarded = routes.filter(({ name }) => Array.isArray(lets[name]));
test.each(guarded)('$name: access holds in the caller’s own area and below only', ({ name, spec }) => {
  for (const role of roles) {
    const allowed = (lets[name] as readonly Role[]).includes(role);
    const right = spec.access as Right;
    expect(may(staff(role), right, OWN)).toBe(allowed);
    expect(may(staff(role), right, `${OWN}/qt-03-07`)).toBe(allowed);
    for (const area of FOREIGN) expect(may(staff(role), right, area)).toBe(false);
  }
});

test('health is public and reveals nothing else', () => {
  for (const { name, routes: all = {} } of services)
    if (all.health)
      expect(all.health, name).toMatchObject({ method: 'GET', path: '/health', access: 'public' });
});

test('every route that changes something for somebody signed in is keyed or harmless to repeat', () => {
  const unkeyed = routes.filter(({ spec }) => spec.method !== 'GET' && !spec.keyed).map(({ name }) => name);
  expect(unkeyed.sort()).toEqual([
    'casework.reveal',
    'intake.dropPhoto',
    'intake.newDraft',
    'intake.newPhoto',
    'intake.revealCaller',
    'intake.saveDraft',
    'intake.track',
  ]);
});
