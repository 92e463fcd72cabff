import { randomUUID } from 'node:crypto';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSignIns, signIn } from '../local/sign-ins.ts';
import { call, expectCall } from './support/call.ts';
import { csv, imported, postImport, type Rejected, type State } from './support/imports.ts';
import { invoke } from './support/invoke.ts';
import { headOf, tables } from './support/logs.ts';
import { system, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

/** Ids of this run, below the demo community's subdistrict. */
const run = `it${Date.now().toString(36)}`;
const [hood, other, block, team, member, unit] = ['n', 'o', 'b', 't', 'm', 'u'].map((x) => `${run}-${x}`);
const staff = `${run}s`;
const name = '𠮷田㐂子 <img src=x onerror=alert(1)> "小𠮷" 🏠';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const areas = (parentOfHood = 'qt', active = 'yes') =>
  csv(
    'areas',
    'id,parent,kind,name,name_en,households,active',
    `${other},qt,community,试验社区,Other,,${active}`,
    `${hood},${parentOfHood},neighbourhood,试验里,Trial,,${active}`,
    `${block},${hood},block,试验块区,,199,${active}`,
  );
const members = (phone = '+8613800138000') =>
  csv(
    'members',
    'id,team,name,phone,kind,skills,staff,active',
    `${member},${team},${quoted(name)},${phone},social-worker,电工;急救,${staff},yes`,
  );
const teams = (active = 'yes') =>
  csv('teams', 'id,area,name,responsible,active', `${team},${block},试验队,${member},${active}`);

beforeAll(async () => {
  const { warnings, ...state } = await imported([
    areas(),
    csv('places', 'area,kind,name,from,to,parity', `${block},building,试验里,1,9,`),
    teams(),
    members(),
    csv('units', 'id,area,name,kind,contact', `${unit},${block},试验小学,school,王老师 +8613900139000`),
    csv('grants', 'staff,member,role,area', `${staff},${member},worker,${block}`),
  ]);
  expect(state).toMatchObject({ status: 'done', rows: 8, bad: 0, done: 7, total: 7 });
  expect(warnings.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
    '4 households households-few',
  ]);
});

afterAll(async () => {
  await imported([areas('qt', 'no'), teams('no'), csv('grants', 'staff,role,area', `${staff},,`)]);
});

test('residents and staff see imported areas with path and places', async () => {
  const { areas: list } = await expectCall<{ areas: { path: string }[] }>(
    200,
    'GET',
    '/api/community/public/areas',
  );
  expect(list).toContainEqual({ path: `qt/${hood}`, name: '试验里', nameEn: 'Trial', kind: 'neighbourhood' });
  expect(list.some(({ path }) => path.endsWith(`/${block}`))).toBe(false);
  const all = await expectCall<{ areas: object[] }>(200, 'GET', '/api/community/areas', {
    token: await tokenOf('leader'),
  });
  expect(all.areas).toContainEqual({
    id: block,
    path: `qt/${hood}/${block}`,
    parent: hood,
    kind: 'block',
    name: '试验块区',
    households: 199,
    places: [{ kind: 'building', name: '试验里', from: 1, to: 9 }],
    active: true,
    version: 1,
  });
});

test('public lists may be kept for a minute, and are not sent twice', async () => {
  for (const path of ['/api/community/public/areas', '/api/community/public/taxonomy']) {
    const first = await call('GET', path);
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const again = await call('GET', path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([again.status, again.body]).toEqual([304, '']);
  }
});

test('names and phones are in the vault only, told by the named read, and who saw them is known', async () => {
  for (const pk of [member, unit, team] as string[])
    expect(JSON.stringify(await headOf('community', pk))).not.toMatch(/𠮷|1380013|王老师/);
  const db = await tables();
  const asked = { ids: [member, unit, 'nobody'], by: 'staff:test', purpose: 'int-test' };
  expect(await invoke('huying-community-read-contact', asked)).toEqual({
    [String(member)]: { name, phone: '+8613800138000', lang: 'zh-CN' },
  });
  const { Items } = await db.send(
    new QueryCommand({
      TableName: 'huying-community-vault',
      KeyConditionExpression: 'pk = :m AND begins_with(sk, :seen)',
      ExpressionAttributeValues: { ':m': member, ':seen': 'seen#' },
    }),
  );
  expect(Items).toContainEqual(
    expect.objectContaining({ by: 'staff:test', purpose: 'int-test', read: 'community.contact' }),
  );
});

test('a grant is in force in every service within a minute', async () => {
  const { endpoint, outputs } = await system();
  const who = { staff, role: 'worker', title: '', password: 'Huying-trial-1' };
  await createSignIns(endpoint, outputs, [who as never]);
  const token = await signIn(endpoint, outputs, who);
  const me = await expectCall(200, 'GET', '/api/community/me', { token });
  expect(me).toEqual({
    staff,
    member,
    name,
    grants: [{ role: 'worker', area: `qt/${hood}/${block}` }],
    areas: [{ path: `qt/${hood}/${block}`, name: '试验块区', kind: 'block' }],
  });
  await until('casework knows the grant', async () => {
    const { status } = await call('GET', '/api/casework/tickets?view=mine', { token });
    return status === 200;
  });
  const denied = await postImport<{ code: string }>([areas()], { token });
  expect([denied.status, denied.body.code]).toEqual([403, 'no-right']);
});

test('an import that is sent again is the same import; the key with other files is refused', async () => {
  const token = await tokenOf('admin');
  const key = randomUUID();
  const first = await imported([areas()], { token, key });
  const again = await postImport<State>([areas()], { token, key });
  expect([again.status, again.body.id]).toEqual([202, first.id]);
  expect(await headOf('community', block as string)).toMatchObject({ version: 1 });
  const reused = await postImport<{ code: string }>([teams()], { token, key });
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
});

test('a new phone number changes the vault and no fact', async () => {
  await imported([members('+8613800138001')]);
  expect(await headOf('community', member as string)).toMatchObject({ version: 1 });
  const db = await tables();
  const { Item } = await db.send(
    new GetCommand({ TableName: 'huying-community-vault', Key: { pk: member, sk: 'contact' } }),
  );
  expect(Item).toMatchObject({ phone: '+8613800138001', name });
});

test('when an area moves, team, member and grants in it follow; the history tells when and by whom', async () => {
  await imported([areas(other)]);
  const path = `qt/${other}/${hood}/${block}`;
  const token = await tokenOf('leader');
  const rowsOf = async (kind: string, id: unknown) =>
    (
      await expectCall<{ versions: { version: number; at: string; by: string; row: object }[] }>(
        200,
        'GET',
        `/api/community/history/${kind}/${id}`,
        { token },
      )
    ).versions;
  const [newest, oldest] = await rowsOf('area', block);
  expect(newest).toMatchObject({
    version: 2,
    by: 'staff:admin',
    row: { path, places: [{ name: '试验里' }] },
  });
  expect(oldest).toMatchObject({ version: 1, row: { path: `qt/${hood}/${block}` } });
  expect((await rowsOf('team', team))[0]).toMatchObject({ version: 2, row: { area: path } });
  expect((await rowsOf('member', member))[0]).toMatchObject({ version: 2, row: { area: path } });
  expect((await rowsOf('unit', unit))[0]).toMatchObject({ version: 2, row: { area: path } });
  expect((await rowsOf('grants', staff))[0]).toMatchObject({ row: { grants: [{ area: path }] } });
  await imported([areas()]);
});

test('somebody who administers one neighbourhood changes nothing outside it', async () => {
  const { endpoint, outputs } = await system();
  const who = { staff: `${run}a`, role: 'admin', title: '', password: 'Huying-trial-2' };
  await imported([csv('grants', 'staff,role,area', `${who.staff},admin,${hood}`)]);
  await createSignIns(endpoint, outputs, [who as never]);
  const token = await signIn(endpoint, outputs, who);
  const rejected = await postImport<Rejected>(
    [
      csv('areas', 'id,parent,kind,name', `${run}-e,${hood},block,里面`, `${run}-f,qt,block,外面`),
      csv('grants', 'staff,role,area', `${run}e,worker,${block}`, `${who.staff},admin,qt`),
      csv('taxonomy', 'code,name,name_en', 'x,甲,A'),
    ],
    { token },
  );
  expect(rejected.body.errors.map(({ kind, line, code }) => `${kind} ${line} ${code}`)).toEqual([
    'areas 3 outside-your-area',
    'grants 3 outside-your-area',
    'taxonomy 2 outside-your-area',
  ]);
  const mine = await expectCall<{ areas: { path: string }[] }>(200, 'GET', '/api/community/areas', { token });
  expect(mine.areas.every(({ path }) => path.startsWith(`qt/${hood}`))).toBe(true);
  expect((await call('GET', `/api/community/history/area/${other}`, { token })).status).toBe(404);
  const foreign = await imported([areas()]);
  expect((await call('GET', `/api/community/imports/${foreign.id}`, { token })).status).toBe(404);
  await imported([csv('grants', 'staff,role,area', `${who.staff},,`)]);
});
