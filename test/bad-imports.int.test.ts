import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, expectCall, type How } from './support/call.ts';
import { csv, imported, postImport, type Rejected, type State } from './support/imports.ts';
import { headOf } from './support/logs.ts';
import { tokenOf } from './support/system.ts';

/** What is wrong with files or requests is told whole, and changes nothing. Ids of this run, below the demo's subdistrict. */
const run = `bad${Date.now().toString(36)}`;
const [hood, team, member] = ['n', 't', 'm'].map((x) => `${run}-${x}`);
const areas = (active = 'yes') =>
  csv('areas', 'id,parent,kind,name,active', `${hood},qt,neighbourhood,试验里,${active}`);
const teams = (active = 'yes') =>
  csv('teams', 'id,area,name,responsible,active', `${team},${hood},试验队,${member},${active}`);
const members = csv(
  'members',
  'id,team,name,phone,kind',
  `${member},${team},张试验,+8613800138000,social-worker`,
);

beforeAll(async () => void (await imported([areas(), teams(), members])));
afterAll(async () => void (await imported([areas('no'), teams('no')])));

test('bad rows are all told in the caller’s language, and nothing is imported', async () => {
  const token = await tokenOf('admin');
  const files = [
    csv('areas', 'id,parent,kind,name', `${run}-x,qt,block,好行`, `${run}-y,nowhere,block,y`, ',qt,town,z'),
    csv(
      'members',
      'id,team,name,kind,phone',
      `${run}-z,${team},"半"引号,doctor,`,
      `${run}-w,${team},w,doctor,138`,
    ),
  ];
  const { status, body, headers } = await postImport<Rejected>(files, { token });
  expect(status).toBe(422);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body.code).toBe('import-rejected');
  expect(body.errors.map(({ kind, line, field, code }) => `${kind} ${line} ${field} ${code}`)).toEqual([
    'areas 3 parent unknown-parent',
    'areas 4 id missing',
    'members 2  bad-quoting',
    'members 3 phone wrong-format',
  ]);
  expect(body.errors[0]?.message).toBe('找不到上级 nowhere');
  const english = await expectCall<{ total: number; errors: Rejected['errors'] }>(
    200,
    'GET',
    `/api/community/imports/${body.import}/errors`,
    { token, lang: 'en' },
  );
  expect(english.total).toBe(4);
  expect(english.errors[0]?.message).toBe('There is no area nowhere to be the parent');
  expect(await headOf('community', `${run}-x`)).toBeUndefined();
  const state = await expectCall<State>(200, 'GET', `/api/community/imports/${body.import}`, { token });
  expect(state.status).toBe('rejected');
});

test('pages through more bad rows than one answer holds', async () => {
  const token = await tokenOf('admin');
  const rows = Array.from({ length: 1234 }, (_, i) => `${run}-${i},nowhere,block,x`);
  const { body } = await postImport<Rejected>([csv('areas', 'id,parent,kind,name', ...rows)], { token });
  expect([body.total, body.errors.length]).toEqual([1234, 1000]);
  const lines = new Set<number>();
  let after: string | undefined;
  do {
    const page: { errors: Rejected['errors']; next?: string } = await expectCall(
      200,
      'GET',
      `/api/community/imports/${body.import}/errors${after ? `?after=${after}` : ''}`,
      { token },
    );
    for (const { line } of page.errors) lines.add(line);
    after = page.next;
  } while (after);
  expect(lines.size).toBe(1234);
  const forged = await call('GET', `/api/community/imports/${body.import}/errors?after=xx`, { token });
  expect(forged.status).toBe(422);
});

test('a partial import takes the good rows and reports the bad ones', async () => {
  const token = await tokenOf('admin');
  const rows = [`${run}-p,${hood},block,好行`, `${run}-q,nowhere,block,坏行`];
  const state = await imported([csv('areas', 'id,parent,kind,name', ...rows)], { token, partial: true });
  expect(state).toMatchObject({ rows: 2, bad: 1, done: 1 });
  expect(await headOf('community', `${run}-p`)).toMatchObject({ kind: 'area', version: 1 });
  expect(await headOf('community', `${run}-q`)).toBeUndefined();
  await imported([csv('areas', 'id,parent,kind,name,active', `${run}-p,${hood},block,好行,no`)]);
});

test('bad requests get problems with stable codes and store nothing', async () => {
  const token = await tokenOf('admin');
  const code = async (how: How, path = '/api/community/imports') => {
    const { status, body } = await call<{ code: string }>('POST', path, { token, key: randomUUID(), ...how });
    return `${status} ${body.code}`;
  };
  expect(await code({ raw: '{' })).toBe('400 bad-json');
  expect(await code({ raw: new Uint8Array([0x7b, 0x22, 0xc4, 0xe3, 0x22, 0x7d]) })).toBe('400 bad-encoding');
  expect(await code({ body: { files: [] } })).toBe('422 invalid');
  expect(await code({ body: { files: [{ kind: 'people', format: 'csv', content: '' }] } })).toBe(
    '422 invalid',
  );
  expect(await code({ body: { files: [areas()], x: 1 } })).toBe('422 invalid');
  expect(await code({ body: { files: [areas()] }, key: 'short' })).toBe('400 idempotency-key-needed');
  expect(await code({ body: { files: [csv('areas', 'x'.repeat(5.3e6))] } })).toBe('413 too-large');
  const anonymous = await call<{ code: string }>('POST', '/api/community/imports', {
    body: {},
    key: randomUUID(),
  });
  expect([anonymous.status, anonymous.body.code]).toEqual([401, 'sign-in-needed']);
  for (const path of ['imports/I0', 'history/area/nobody', 'history/secrets/qt', 'nothing'])
    expect((await call('GET', `/api/community/${path}`, { token })).status).toBe(404);
  expect((await call('GET', '/api/community/me')).status).toBe(401);
  expect((await call('GET', '/api/community/health')).status).toBe(200);
});
