import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { call, expectCall } from '../../support/call.ts';
import { tables } from '../../support/logs.ts';
import { testPhone } from '../../support/report.ts';
import { tokenOf } from '../../support/system.ts';
import { until } from '../../support/until.ts';
import { asked, type Probe } from './probe.ts';
import { API, everybody, type Request, read, request } from './requests.ts';

/** What administrators ask and hand in. */
export function community(): Probe[] {
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
