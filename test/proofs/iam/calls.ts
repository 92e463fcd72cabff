import { randomUUID } from 'node:crypto';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { call, expectCall } from '../../support/call.ts';
import { tables } from '../../support/logs.ts';
import { clearReport, testPhone, trackingToken } from '../../support/report.ts';
import { tokenOf } from '../../support/system.ts';
import { community } from './community.ts';
import type { Pool } from './pool.ts';
import { asked, type Probe } from './probe.ts';
import { read, request } from './requests.ts';

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
