import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { call, expectCall } from '../../support/call.ts';
import { headOf, instantOf, tables } from '../../support/logs.ts';
import { callIn, reactionTo, tell } from '../../support/phone-call.ts';
import { clearReport, testPhone, trackingToken } from '../../support/report.ts';
import { tokenOf } from '../../support/system.ts';
import { newReport } from './calls.ts';
import { invoke } from './direct.ts';
import { photos } from './photos.ts';
import type { Pool } from './pool.ts';
import { asked, type Probe } from './probe.ts';
import type { Roles } from './roles.ts';

const API = 'huying-intake-api';
const HOTLINE = 'huying-intake-hotline';
const CONTACT = 'huying-community-read-contact';
const WORDS = '楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。';

const answered = async (method: string, path: string, how = {}): Promise<boolean> =>
  (await call(method, `/api/intake${path}`, how)).status < 400;

export function intake(pool: Pool, roles: Roles): Probe[] {
  return [
    asked(API, 'a report is handed in', async () => newReport()),
    asked(API, 'a form is begun', async () => () => answered('POST', '/drafts', { body: {} })),
    asked(API, 'a form is read', async () => {
      const { draft } = await expectCall<{ draft: string }>(201, 'POST', '/api/intake/drafts', { body: {} });
      return () => answered('GET', `/drafts/${draft}`);
    }),
    asked(API, 'the resident sees the own report', async () => {
      const token = await trackingToken(pool.known);
      return () => answered('GET', `/reports/${pool.known.report}`, { token });
    }),
    asked(API, 'photos of a report', async () => {
      const token = await trackingToken(pool.known);
      return () => answered('GET', `/reports/${pool.known.report}/photos`, { token });
    }),
    asked(API, 'the desk', async () => {
      const [token] = [await tokenOf('duty'), await missedCall()];
      return () => answered('GET', '/desk', { token });
    }),
    asked(API, 'the desk makes a ticket of a missed call', async () => {
      const from = testPhone();
      const [, second] = [await missedCall(from), await missedCall(from)];
      const { words, category, place } = clearReport();
      const how = {
        token: await tokenOf('duty'),
        key: randomUUID(),
        body: { words, category, place, lang: 'zh-CN', consent: { process: true, sms: true } },
      };
      return () => answered('POST', `/desk/${second}/report`, how);
    }),
    ...photos(),
    ...hotline(),
    expired(),
    expiredTicket(roles),
  ];
}

/** Hung up while it rings. @returns the call's id */
async function missedCall(from = testPhone()): Promise<string> {
  const call = randomUUID();
  const { call: id } = await tell({ call, seq: 0, kind: 'started', from, area: 'qt' });
  await tell({ call, seq: 1, kind: 'hung-up' });
  return id;
}

const well = (work: () => Promise<unknown>) => () =>
  work().then(
    () => true,
    () => false,
  );

const hotline = (): Probe[] => [
  // Without their number a call goes past whoever is on duty: the caller is not left in silence, but rings nowhere.
  asked(
    HOTLINE,
    'a call rings at somebody’s who is on duty',
    async () => async () => {
      const happening = { call: randomUUID(), seq: 0, kind: 'started', from: testPhone(), area: 'qt' };
      const { actions } = await tell(happening);
      return actions.some((action) => action.do === 'ring' && action.phone !== undefined);
    },
    { through: [CONTACT] },
  ),
  asked(
    HOTLINE,
    'a call becomes a ticket',
    async () => {
      const from = testPhone();
      await missedCall(from);
      return well(() => callIn({ from, words: WORDS, area: 'qt' }));
    },
    { through: [CONTACT] },
  ),
];

/** A call of which nothing was heard for an hour. */
const old = async (id: string): Promise<void> =>
  void (await (
    await tables()
  ).send(
    new UpdateCommand({
      TableName: 'huying-intake',
      Key: { pk: id, sk: '-' },
      UpdateExpression: 'SET #c = :t REMOVE emits',
      ExpressionAttributeNames: { '#c': 'changed' },
      ExpressionAttributeValues: { ':t': new Date(Date.now() - 2 * 3_600_000).toISOString() },
    }),
  ));

const sweep = async () => void (await invoke('huying-intake-expire', {}).catch(() => undefined));

const expired = (): Probe => ({
  fn: 'huying-intake-expire',
  name: 'a call whose end was never told',
  through: [HOTLINE],
  prepare: async () => {
    const { call: id } = await tell({
      call: randomUUID(),
      seq: 0,
      kind: 'started',
      from: testPhone(),
      area: 'qt',
    });
    await old(id);
    return async () => {
      await sweep();
      return {
        again: sweep,
        done: async () => instantOf(await headOf('intake', id), 'CallMissed') !== undefined,
      };
    };
  },
});

/** The caller had called in vain before, and confirmed; then the hotline failed. */
const expiredTicket = (roles: Roles): Probe => ({
  fn: 'huying-intake-expire',
  name: 'a confirmed call whose ticket was not made',
  through: [HOTLINE],
  prepare: async () => {
    const from = testPhone();
    await missedCall(from);
    const numbers = roles
      .grants(HOTLINE)
      .find(({ action, resource }) => action === 'dynamodb:GetItem' && resource.endsWith('-vault'));
    if (!numbers) throw new Error('the hotline reads nothing of its vault');
    const id = await upToSending(from, async () => roles.remove(numbers));
    await roles.restore(numbers);
    await old(id);
    return async () => {
      await sweep();
      return {
        again: sweep,
        done: async () => instantOf(await headOf('intake', id), 'CallReported') !== undefined,
      };
    };
  },
});

/** A call up to the key that has the words sent, which fails. @returns the call's id */
async function upToSending(from: string, beforeSending: () => Promise<void>): Promise<string> {
  const call = randomUUID();
  let seq = 0;
  let answer = await tell({ call, seq: seq++, kind: 'started', from, area: 'qt' });
  for (;;) {
    const sends = answer.actions.some((action) => action.do === 'gather' && action.prompt === 'read-back');
    const reaction = answer.actions.map((action) => reactionTo(action, WORDS)).find(Boolean);
    if (!reaction) throw new Error('a call ended before its words were sent');
    if (sends) await beforeSending();
    const told = tell({ call, seq: seq++, ...reaction });
    if (!sends) answer = await told;
    else
      return told.then(
        () => answer.call,
        () => answer.call,
      );
  }
}
