import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { act } from './support/act.ts';
import { assigned } from './support/assigned.ts';
import { call, expectCall } from './support/call.ts';
import { headOf } from './support/logs.ts';
import { clearReport, type Receipt, trackingToken } from './support/report.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

interface Answered {
  readonly state: string;
  readonly can: readonly string[];
}
const answer = async (receipt: Receipt, body: object) =>
  call<Answered>('POST', `/api/casework/track/${receipt.report}/answer`, {
    body,
    token: await trackingToken(receipt),
    key: randomUUID(),
  });

/** The demo's worker enters what a resident said at the door, gets it, and proposes that it is done. */
async function enteredAndProposed(): Promise<Receipt> {
  const { channel: _web, place: _p, ...report } = clearReport();
  const token = await tokenOf('worker');
  const body = { ...report, channel: 'visit', area: 'qt/qt-03/qt-03-07' };
  const how = { body, token, key: randomUUID() };
  const receipt = await expectCall<Receipt>(201, 'POST', '/api/intake/visits', how);
  await assigned(receipt);
  await act('worker', receipt.report, 'accept');
  await act('worker', receipt.report, 'propose', { outcome: 'done', reply: '已清理。' });
  return receipt;
}
const logOf = async ({ report }: Receipt) => (await headOf('casework', report))?.log.map(([type]) => type);

test('who entered a report and worked on it cannot close it with its code: an officer asks the resident', async () => {
  const receipt = await enteredAndProposed();
  const said = await answer(receipt, { solved: true, satisfied: 'satisfied' });
  expect(said.body).toMatchObject({ state: 'proposed', can: ['partly', 'not-solved'] });
  expect((await answer(receipt, { solved: 'solved' })).status).toBe(409);
  const log = await logOf(receipt);
  expect(log?.at(-1)).toBe('ConfirmationWanted');
  expect(log).not.toContain('TicketRated');

  const outcome = { reached: true, solved: 'not', satisfied: 'dissatisfied' };
  expect((await act<Answered>('callback', receipt.report, 'callback', outcome)).state).toBe('reopened');
  await until('the next cycle', async () => (await logOf(receipt))?.at(-1) === 'TicketAssigned');
  await act('worker', receipt.report, 'accept');
  await act('worker', receipt.report, 'propose', { outcome: 'done', reply: '又清理了一次。' });
  expect((await answer(receipt, { solved: true })).body).toMatchObject({ state: 'proposed' });
  const content = { reached: true, solved: 'solved', satisfied: 'satisfied' };
  expect((await act<Answered>('callback', receipt.report, 'callback', content)).state).toBe('closed');
});

test('nor withdraw it: work continues until an officer has confirmed with the resident', async () => {
  const receipt = await enteredAndProposed();
  const token = await trackingToken(receipt);
  const how = { body: {}, token, key: randomUUID() };
  await expectCall(200, 'POST', `/api/intake/reports/${receipt.report}/withdraw`, how);
  await until('what was wished', async () => (await logOf(receipt))?.at(-1) === 'ConfirmationWanted');
  const seen = await call('GET', `/api/casework/tickets/${receipt.report}`, {
    token: await tokenOf('callback'),
  });
  expect(seen.body).toMatchObject({ state: 'proposed', toConfirm: 'withdrawal', can: ['callback'] });
  const took = { reached: true, withdrawn: true, words: '搬走了。' };
  expect((await act<Answered>('callback', receipt.report, 'callback', took)).state).toBe('withdrawn');
});
