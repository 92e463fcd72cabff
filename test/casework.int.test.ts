import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DataOf, EventDefinition } from '#events/envelope.ts';
import { DeadlineMissed } from '#events/escalation.ts';
import { ReportWithdrawn } from '#events/intake.ts';
import { MessageReceived } from '#events/notification.ts';
import { act } from './support/act.ts';
import { call, expectCall } from './support/call.ts';
import { headOf, instantOf } from './support/logs.ts';
import { putEvent } from './support/queues.ts';
import { clearReport, type Receipt, sendReport, trackingToken } from './support/report.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

/** What another service would tell casework, put into its queue. */
const tell = <D extends EventDefinition>(definition: D, subject: string, data: DataOf<D>) =>
  putEvent('huying-casework-on', definition, {
    subject,
    version: Math.floor(Math.random() * 1e9) + 1000,
    data: data as object,
  });

interface Detail {
  readonly state: string;
  readonly cycle: number;
  readonly level: number;
  readonly assignment: number;
  readonly attempts: number;
  readonly holder: string;
  readonly can: readonly string[];
  readonly callbacks: readonly { readonly words?: string; readonly solved?: string }[];
}
const seenBy = async (role: 'worker' | 'callback' | 'leader', id: string): Promise<Detail> =>
  (await call<Detail>('GET', `/api/casework/tickets/${id}`, { token: await tokenOf(role) })).body;
const inState = (id: string, state: string) =>
  until(`${id} ${state}`, async () => {
    const found = await seenBy('leader', id);
    return found.state === state && found;
  });
async function proposed(): Promise<Receipt> {
  const receipt = await sendReport(clearReport());
  await inState(receipt.report, 'assigned');
  await act('worker', receipt.report, 'accept');
  await act('worker', receipt.report, 'propose', { outcome: 'done', reply: '已清理。' });
  return receipt;
}

test('a call-back officer finds what waits, tries in vain, then hears "partly": it is taken up again', async () => {
  const { report: id } = await proposed();
  const token = await tokenOf('callback');
  await until(`${id} among the call-backs`, async () => {
    let after = '';
    do {
      const path = `/api/casework/tickets?view=callbacks${after && `&after=${after}`}`;
      const { tickets, next } = await expectCall<{ tickets: { id: string; state: string }[]; next?: string }>(
        200,
        'GET',
        path,
        { token },
      );
      expect(tickets.every(({ state }) => state === 'proposed')).toBe(true);
      if (tickets.some((t) => t.id === id)) return true;
      after = next ?? '';
    } while (after);
    return false;
  });
  expect(await seenBy('callback', id)).toMatchObject({ can: ['callback'], attempts: 0 });
  expect(await act('callback', id, 'callback', { reached: false, words: '关机' })).toMatchObject({
    state: 'proposed',
    attempts: 1,
  });
  await act('callback', id, 'callback', {
    reached: true,
    solved: 'partly',
    satisfied: 'fair',
    words: '还有一半',
  });
  const again = await inState(id, 'assigned');
  expect(again).toMatchObject({ cycle: 2, attempts: 0, assignment: 2 });
  expect(again.callbacks.map(({ words, solved }) => [words, solved])).toEqual([
    ['关机', undefined],
    ['还有一半', 'partly'],
  ]);
});

test('what stays missed rises a level, once however often it is told, and has a holder again', async () => {
  const { report: id } = await sendReport(clearReport());
  const { holder } = await inState(id, 'assigned');
  const missed = { ...DeadlineMissed.example, stage: 'rise' as const, missed: 'accept' as const, levels: 3 };
  await Promise.all([1, 2].map(() => tell(DeadlineMissed, id, missed)));
  const raised = await until('the next assignment', async () => {
    const found = await seenBy('leader', id);
    return found.assignment === 2 && found;
  });
  expect(raised.level).toBeGreaterThanOrEqual(2);
  expect(raised.state).toBe('assigned');
  const head = await headOf('casework', id);
  expect(head?.log.filter(([type]) => type === 'TicketLevelRaised')).toHaveLength(1);
  expect(instantOf(head, 'TicketAssigned', 2)).toBeDefined();
  expect([holder, raised.holder].every((m) => m.startsWith('m-'))).toBe(true);
});

test('a resident asks to hurry once an hour, and takes the report back; then nothing more is possible', async () => {
  const receipt = await sendReport(clearReport());
  const id = receipt.report;
  await inState(id, 'assigned');
  const token = await trackingToken(receipt);
  const urge = () =>
    call<{ urged?: number; code?: string }>('POST', `/api/casework/track/${id}/urge`, {
      body: {},
      token,
      key: randomUUID(),
    });
  expect(await urge()).toMatchObject({ status: 200, body: { urged: 1 } });
  expect(await urge()).toMatchObject({ status: 409, body: { code: 'urged-already' } });
  await tell(ReportWithdrawn, id, { number: receipt.number });
  expect(await inState(id, 'withdrawn')).toMatchObject({ can: [] });
  const late = await call('POST', `/api/casework/tickets/${id}/accept`, {
    body: {},
    token: await tokenOf('worker'),
    key: randomUUID(),
  });
  expect(late.status).toBe(409);
});

test('a resident’s SMS closes what waits for them; nonsense and a second one do not', async () => {
  const { report: id, number } = await proposed();
  const sms = (digit: string | undefined) => {
    const data = { sender: 'caller' as const, reports: [id], ...(digit && { digit }) };
    const message = `I-${randomUUID()}`;
    return tell(MessageReceived, message, data).then(() => message);
  };
  const unclear = (message: string) =>
    until(`an answer to ${message}`, async () => (await headOf('casework', message))?.log[0]?.[4]);
  expect(await unclear(await sms(undefined))).toMatchObject({ why: 'not-understood', numbers: [number] });
  await sms('2');
  await inState(id, 'closed');
  expect(await unclear(await sms('3'))).toMatchObject({ why: 'nothing-open', about: id });
  expect((await seenBy('leader', id)).state).toBe('closed');
});
