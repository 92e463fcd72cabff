import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { expectCall } from './support/call.ts';
import { invoke } from './support/invoke.ts';
import { system, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

const kinds = [
  ['areas', 'places', 'teams', 'members', 'units', 'services', 'grants', 'duties', 'absences'],
  ['taxonomy', 'templates', 'sla', 'calendar'],
].flat();

interface Version {
  readonly version: number;
  readonly by: string;
}
interface OnDuty {
  readonly now: { id: string; member: string; name: string; order: number; until: string }[];
}

const history = async (kind: string, id: string): Promise<Version[]> => {
  const token = await tokenOf('admin');
  const answer = await expectCall<{ versions: Version[] }>(
    200,
    'GET',
    `/api/community/history/${kind}/${id}`,
    {
      token,
    },
  );
  return answer.versions;
};

test('somebody of the demo is on duty at any time, by name, and the roster has no holes', async () => {
  const token = await tokenOf('duty');
  const { now } = await expectCall<OnDuty>(200, 'GET', '/api/community/duty?area=qt', { token });
  expect(now[0]?.member).toMatch(/^m-duty-\d$/);
  expect(now[0]?.name).toMatch(/^\p{sc=Han}{2,4}$/u);
  const roster = await expectCall<{ duties: unknown[]; holes: unknown[] }>(
    200,
    'GET',
    '/api/community/roster?area=qt/qt-03',
    { token },
  );
  expect(roster.duties.length).toBeGreaterThan(20);
  expect(roster.holes).toEqual([]);
});

test('a duty is handed over once, by whoever may, and its history tells by whom', async () => {
  const token = await tokenOf('admin');
  const { duties } = await expectCall<{ duties: { id: string; member: string; from: string }[] }>(
    200,
    'GET',
    '/api/community/roster?area=qt',
    { token },
  );
  // A shift of two that is far off; the sixth day's pair is free of the other four then or not: try them all.
  const far = duties.at(-1);
  const others = ['m-duty-1', 'm-duty-2', 'm-duty-3', 'm-office-1'].filter((id) => id !== far?.member);
  const key = randomUUID();
  const before = await history('duty', far?.id ?? '');
  const hand = { token, key, body: { to: others.at(-1), note: '换班' } };
  const path = `/api/community/duties/${far?.id}/hand-over`;
  const given = await expectCall<{ member: string; name: string }>(200, 'POST', path, hand);
  expect(given).toMatchObject({ member: 'm-office-1', name: expect.any(String) });
  await expectCall(200, 'POST', path, hand);
  const after = await history('duty', far?.id ?? '');
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]?.by).toBe('staff:admin');
  await expectCall(200, 'POST', path, { token, key: randomUUID(), body: { to: far?.member } });
});

test('importing an export changes nothing', async () => {
  const token = await tokenOf('admin');
  const read = async (kind: string, format: 'csv' | 'json') => {
    const { origin } = await system();
    const answer = await fetch(`${origin}/api/community/exports/${kind}?format=${format}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    return { kind, format, content: await answer.text() };
  };
  const files = await Promise.all(kinds.map((kind) => read(kind, kind === 'calendar' ? 'json' : 'csv')));
  const subjects = [
    ['area', 'qt-03-07'],
    ['member', 'm-duty-1'],
    ['rules', 'sla.rules-fast'],
    ['rules', 'calendar'],
    ['rules', 'templates'],
    ['service', 'sv-1'],
  ] as const;
  const versions = () => Promise.all(subjects.map(([kind, id]) => history(kind, id)));
  const before = await versions();
  const { id } = await expectCall<{ id: string }>(202, 'POST', '/api/community/imports', {
    token,
    key: randomUUID(),
    body: { files },
  });
  await until('the import', async () => {
    const state = await expectCall<{ status: string }>(200, 'GET', `/api/community/imports/${id}`, { token });
    return state.status === 'done';
  });
  expect(await versions()).toEqual(before);
});

test('the directory is for everybody, rule sets for staff, shapes with the areas', async () => {
  const { categories } = await expectCall<{ categories: { services: unknown[] }[] }>(
    200,
    'GET',
    '/api/community/public/directory',
  );
  expect(categories.map(({ services }) => services.length).reduce((a, b) => a + b)).toBe(49);
  await expectCall(401, 'GET', '/api/community/rules/sla.three-stations');
  const token = await tokenOf('leader');
  const rules = await expectCall<{ version: number; rules: { levels: unknown[] } }>(
    200,
    'GET',
    '/api/community/rules/sla.three-stations',
    { token },
  );
  expect(rules.rules.levels).toHaveLength(3);
  await expectCall(404, 'GET', '/api/community/rules/qt-03', { token });
  const { areas } = await expectCall<{ areas: { id: string; sla?: string; shape?: { type: string } }[] }>(
    200,
    'GET',
    '/api/community/areas',
    { token },
  );
  expect(areas.find(({ id }) => id === 'qt')).toMatchObject({
    sla: 'three-stations',
    shape: { type: 'Polygon' },
  });
});

test('finds a member by phone, and nobody for an unknown number', async () => {
  const read = (name: string, ids: string[]) =>
    invoke<Record<string, Record<string, string>>>(`huying-community-${name}`, {
      ids,
      by: 'service:test',
      purpose: 'test',
    });
  const phone = (await read('read-contact', ['m-duty-1']))['m-duty-1']?.phone ?? '';
  expect(await read('read-whose', [phone, '+8615499999999'])).toEqual({
    [phone]: { member: 'm-duty-1', members: ['m-duty-1'] },
  });
});
