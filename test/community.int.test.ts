import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSignIns, signIn } from '../local/sign-ins.ts';
import { call, expectCall, type How } from './support/call.ts';
import { system, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

/** Ids of this run, below the demo community's subdistrict. */
const run = `it${Date.now().toString(36)}`;
const [hood, other, block, team, member, unit] = ['n', 'o', 'b', 't', 'm', 'u'].map((x) => `${run}-${x}`);
const staff = `${run}s`;
const name = '𠮷田㐂子 <img src=x onerror=alert(1)> "小𠮷" 🏠';

type File = { kind: string; format: 'csv' | 'json'; content: string };
const csv = (kind: string, ...lines: string[]): File => ({ kind, format: 'csv', content: lines.join('\n') });
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

interface State {
  id: string;
  status: 'running' | 'done' | 'rejected';
  rows: number;
  bad: number;
  done: number;
  total: number;
  warnings: { line: number; field: string; code: string; message: string }[];
}
interface Rejected {
  code: string;
  import: string;
  total: number;
  errors: { kind: string; line: number; field: string; code: string; message: string }[];
}

const post = <T>(files: File[], how: How & { partial?: boolean } = {}) =>
  call<T>('POST', `/api/community/imports${how.partial ? '?partial=yes' : ''}`, {
    key: randomUUID(),
    ...how,
    body: { files },
  });

async function done(id: string, token: string): Promise<State> {
  return until(`import ${id}`, async () => {
    const state = await expectCall<State>(200, 'GET', `/api/community/imports/${id}`, { token });
    return state.status === 'done' && state;
  });
}

async function imported(files: File[], how: How & { partial?: boolean } = {}): Promise<State> {
  const token = how.token ?? (await tokenOf('admin'));
  const answer = await post<State>(files, { ...how, token });
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return done(answer.body.id, token);
}

async function tables() {
  const { env } = await system();
  const options = {
    endpoint: String(env.AWS_ENDPOINT_URL),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  return {
    db: DynamoDBDocumentClient.from(new DynamoDBClient(options)),
    lambda: new LambdaClient(options),
  };
}

/** The stored head of an aggregate, for what no route tells. */
async function headOf(pk: string): Promise<Record<string, unknown> | undefined> {
  const { db } = await tables();
  const key = { TableName: 'huying-community', Key: { pk, sk: '-' }, ConsistentRead: true };
  return (await db.send(new GetCommand(key))).Item;
}

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

test('what was imported is there: for residents, for staff, with its path and places', async () => {
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
    expect(JSON.stringify(await headOf(pk))).not.toMatch(/𠮷|1380013|王老师/);
  const { db, lambda } = await tables();
  const answer = await lambda.send(
    new InvokeCommand({
      FunctionName: 'huying-community-read-contact',
      Payload: JSON.stringify({ ids: [member, unit, 'nobody'], by: 'staff:test', purpose: 'int-test' }),
    }),
  );
  expect(JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8'))).toEqual({
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
  const denied = await post<{ code: string }>([areas()], { token });
  expect([denied.status, denied.body.code]).toEqual([403, 'no-right']);
});

test('an import that is sent again is the same import; the key with other files is refused', async () => {
  const token = await tokenOf('admin');
  const key = randomUUID();
  const first = await imported([areas()], { token, key });
  const again = await post<State>([areas()], { token, key });
  expect([again.status, again.body.id]).toEqual([202, first.id]);
  expect(await headOf(block as string)).toMatchObject({ version: 1 });
  const reused = await post<{ code: string }>([teams()], { token, key });
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
});

test('a new phone number changes the vault and no fact', async () => {
  await imported([members('+8613800138001')]);
  expect(await headOf(member as string)).toMatchObject({ version: 1 });
  const { db } = await tables();
  const { Item } = await db.send(
    new GetCommand({ TableName: 'huying-community-vault', Key: { pk: member, sk: 'contact' } }),
  );
  expect(Item).toMatchObject({ phone: '+8613800138001', name });
});

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
  const { status, body, headers } = await post<Rejected>(files, { token });
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
  expect(await headOf(`${run}-x`)).toBeUndefined();
  const state = await expectCall<State>(200, 'GET', `/api/community/imports/${body.import}`, { token });
  expect(state.status).toBe('rejected');
});

test('more bad rows than one answer tells are read page by page', async () => {
  const token = await tokenOf('admin');
  const rows = Array.from({ length: 1234 }, (_, i) => `${run}-${i},nowhere,block,x`);
  const { body } = await post<Rejected>([csv('areas', 'id,parent,kind,name', ...rows)], { token });
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

test('in part: the good rows are imported and the bad ones told', async () => {
  const token = await tokenOf('admin');
  const rows = [`${run}-p,${hood},block,好行`, `${run}-q,nowhere,block,坏行`];
  const state = await imported([csv('areas', 'id,parent,kind,name', ...rows)], { token, partial: true });
  expect(state).toMatchObject({ rows: 2, bad: 1, done: 1 });
  expect(await headOf(`${run}-p`)).toMatchObject({ kind: 'area', version: 1 });
  expect(await headOf(`${run}-q`)).toBeUndefined();
  await imported([csv('areas', 'id,parent,kind,name,active', `${run}-p,${hood},block,好行,no`)]);
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
  const rejected = await post<Rejected>(
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
