import { randomUUID } from 'node:crypto';
import { GetCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { call, expectCall, type How } from '../../support/call.ts';
import { tables } from '../../support/logs.ts';
import { clearReport, testPhone, trackingToken } from '../../support/report.ts';
import { tokenOf } from '../../support/system.ts';
import { until } from '../../support/until.ts';
import type { Pool } from './pool.ts';
import { asked, type Probe } from './probe.ts';

type Role = Parameters<typeof tokenOf>[0];
interface Request {
  readonly method: string;
  readonly path: string;
  readonly how?: How;
}

const API = (service: string) => `huying-${service}-api`;

/** A request that is answered well, or not. */
const request = (
  service: string,
  name: string,
  prepare: () => Promise<Request>,
  through: string[] = [],
): Probe =>
  asked(
    API(service),
    name,
    async () => {
      const { method, path, how = {} } = await prepare();
      return async () => (await call(method, `/api/${service}${path}`, how)).status < 400;
    },
    { through },
  );

/** Staff read something. */
const read = (service: string, path: string, role: Role, through: string[] = []): Probe =>
  request(
    service,
    `GET ${path}`,
    async () => ({ method: 'GET', path, how: { token: await tokenOf(role) } }),
    through,
  );

const everybody = (service: string, path: string): Probe =>
  request(service, `GET ${path}`, async () => ({ method: 'GET', path }));

const today = (days = 0): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

export function calls(pool: Pool): Probe[] {
  const { report } = pool.known;
  return [
    ...community(),
    ...casework(pool, report),
    read('routing', '/doubtful', 'dispatcher'),
    read('routing', `/reasons/${report}`, 'worker'),
    request('routing', 'a doubtful ticket is decided', async () => ({
      method: 'POST',
      path: `/doubtful/${await pool.takeDoubtful()}/decide`,
      how: {
        token: await tokenOf('dispatcher'),
        key: randomUUID(),
        body: { area: 'qt/qt-03/qt-03-07', category: 'fire-lane' },
      },
    })),
    read('escalation', `/clocks?ids=${report}`, 'worker'),
    read('escalation', '/late?area=qt', 'leader'),
    read('notification', `/messages?about=${report}`, 'leader'),
    read('analytics', `/figures?area=qt&from=${today(-1)}&to=${today()}&by=day`, 'leader'),
    figuresToKeep(),
    ...site(),
  ];
}

function community(): Probe[] {
  const kinds = ['areas', 'places', 'teams', 'members', 'units', 'services', 'grants', 'duties', 'absences'];
  const rules = ['taxonomy', 'templates', 'sla', 'calendar'];
  return [
    ...['/public/areas', '/public/taxonomy', '/public/directory'].map((path) => everybody('community', path)),
    ...['/areas', '/me', '/roster?area=qt/qt-03', '/duty?area=qt', '/history/area/qt-03'].map((path) =>
      read('community', path, 'admin'),
    ),
    ...[...kinds, ...rules].map((kind) => read('community', `/exports/${kind}?format=json`, 'admin')),
    asked(API('community'), 'an import that is refused', async () => {
      const { method, path, how } = await importOf(['areas', 'id,parent,kind,name\nx,nowhere,block,x']);
      return async () => (await call(method, `/api/community${path}`, how)).status === 422;
    }),
    request('community', 'an import is accepted', newcomers),
    request('community', 'a duty is handed over', handOver),
  ];
}

/** Files as an administrator hands them in. */
const importOf = async (
  ...files: readonly (readonly [kind: string, content: string])[]
): Promise<Request> => ({
  method: 'POST',
  path: '/imports',
  how: {
    token: await tokenOf('admin'),
    key: randomUUID(),
    body: { files: files.map(([kind, content]) => ({ kind, format: 'csv', content })) },
  },
});

/** One import at a time: waits until none is under way, or its lock is void. */
const noImport = (): Promise<unknown> =>
  until(
    'an import’s end',
    async () => {
      const Key = { pk: 'lock#import', sk: '-' };
      const client = await tables();
      const { Item } = await client.send(new GetCommand({ TableName: 'huying-community-vault', Key }));
      return !Item || Number(Item.void) < Date.now();
    },
    { limitMs: 180_000 },
  );

/** A neighbourhood with a team of one that nobody had before. */
export async function newcomers(): Promise<Request> {
  await noImport();
  const id = `iam-${randomUUID().slice(0, 8)}`;
  return importOf(
    ['areas', `id,parent,kind,name,name_en,households,active\n${id},qt,neighbourhood,试验居民区,Trial,,yes`],
    ['teams', `id,area,name,responsible,active\n${id}-t,${id},试验队,${id}-m,yes`],
    [
      'members',
      `id,team,name,phone,kind,skills,staff,active\n${id}-m,${id}-t,张试验,${testPhone()},social-worker,电工,,yes`,
    ],
  );
}

async function handOver(): Promise<Request> {
  const token = await tokenOf('admin');
  interface Duty {
    readonly id: string;
    readonly member: string;
  }
  const roster = await expectCall<{ duties: Duty[] }>(200, 'GET', '/api/community/roster?area=qt', { token });
  const far = roster.duties.at(-1);
  const to = far?.member === 'm-office-1' ? 'm-duty-1' : 'm-office-1';
  const how = { token, key: randomUUID(), body: { to, note: '换班' } };
  return { method: 'POST', path: `/duties/${far?.id}/hand-over`, how };
}

function casework(pool: Pool, report: string): Probe[] {
  const [words, contact] = ['huying-intake-read-words', 'huying-intake-read-contact'];
  return [
    read('casework', '/tickets?view=mine', 'worker', [words]),
    read('casework', '/tickets?view=area&area=qt/qt-03', 'leader', [words]),
    read('casework', `/tickets/${report}`, 'worker', [words]),
    read('casework', `/tickets/${report}/seen`, 'leader'),
    request(
      'casework',
      'contact data is shown',
      async () => ({
        method: 'POST',
        path: `/tickets/${report}/reveal`,
        how: { token: await tokenOf('worker'), body: { reason: '回电核实门牌号' } },
      }),
      [contact],
    ),
    request(
      'casework',
      'a ticket is accepted',
      async () => ({
        method: 'POST',
        path: `/tickets/${(await pool.take()).report}/accept`,
        how: { token: await tokenOf('worker'), key: randomUUID(), body: {} },
      }),
      [words],
    ),
    request(
      'casework',
      'a ticket is answered',
      async () => {
        const { report: id } = await pool.take();
        const token = await tokenOf('worker');
        await expectCall(200, 'POST', `/api/casework/tickets/${id}/accept`, {
          token,
          key: randomUUID(),
          body: {},
        });
        const body = { outcome: 'done', reply: '楼道已清理干净。' };
        return { method: 'POST', path: `/tickets/${id}/propose`, how: { token, key: randomUUID(), body } };
      },
      [words],
    ),
    read('casework', '/tickets?view=callbacks&area=qt', 'callback', [words]),
    read('casework', '/tickets?view=area&area=qt', 'leader', [words]),
    request('casework', 'the resident looks', async () => ({
      method: 'GET',
      path: `/track/${report}`,
      how: { token: await trackingToken(pool.known) },
    })),
  ];
}

/** Figures whose sheets nobody writes to any more are kept. */
const figuresToKeep = (): Probe =>
  request('analytics', 'figures of sheets that are at rest', async () => {
    const client = await tables();
    const TableName = 'huying-analytics';
    const { Items = [] } = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'begins_with(pk, :m)',
        ExpressionAttributeValues: { ':m': 'marks#qt' },
      }),
    );
    // Each time a little later, so that what was kept is older than the mark.
    const [UpdateExpression, ExpressionAttributeNames] = ['SET #u = :u', { '#u': 'until' }];
    const ExpressionAttributeValues = { ':u': Date.now() - 1000 };
    for (const { pk, sk } of Items)
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk, sk },
          UpdateExpression,
          ExpressionAttributeNames,
          ExpressionAttributeValues,
        }),
      );
    const path = `/figures?area=qt&from=${today(-1)}&to=${today()}&by=area`;
    return { method: 'GET', path, how: { token: await tokenOf('leader') } };
  });

function site(): Probe[] {
  const page = (fn: string, path: string, good: (status: number) => boolean): Probe =>
    asked(`huying-site-${fn}`, `GET ${path}`, async () => async () => good((await call('GET', path)).status));
  return [
    page('pages', '/', (status) => status === 200),
    page('auth', '/auth/logout', (status) => status < 500),
    page('shell', '/staff', (status) => status === 200),
  ];
}

export const newReport = () => {
  const how = { key: randomUUID(), body: clearReport(testPhone()) };
  return async (): Promise<boolean> => (await call('POST', '/api/intake/reports', how)).status < 400;
};
