import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { act } from './support/act.ts';
import { call, expectCall } from './support/call.ts';
import { journey } from './support/journey.ts';
import { headOf, instantOf, messagesAbout } from './support/logs.ts';
import { clearReport, sendReport, testPhone, trackingToken } from './support/report.ts';
import { smsTo } from './support/sms.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

const work = (id: string, command: string, body: object = {}) =>
  act<{ state: string }>('worker', id, command, body);
const inState = (id: string, state: string, cycle = 1) =>
  until(`${id} ${state} (${cycle})`, async () => {
    const { body } = await call<{ state: string; cycle: number; can: string[] }>(
      'GET',
      `/api/casework/tickets/${id}`,
      {
        token: await tokenOf('worker'),
      },
    );
    return body.state === state && body.cycle === cycle && body;
  });

test('a web report reaches the worker’s phone, is answered, and is closed by the resident', async () => {
  const { receipt, hops, sms } = await journey();
  expect(receipt.number).toMatch(/^\d{12}$/);
  expect(hops.every(({ ms }) => Number.isFinite(ms))).toBe(true);
  expect(sms.worker).toBeGreaterThanOrEqual(1);
  // The resident learns the code by SMS, and in no other message.
  expect(sms.resident.filter(({ text }) => text.replace(/[\s-]/g, '').includes(receipt.code))).toHaveLength(
    1,
  );
  expect(sms.resident.every(({ text }) => text.startsWith('【'))).toBe(true);
});

test('“not solved” reopens under the same number, asks for a holder again, and tells everybody a second time', async () => {
  const phone = testPhone();
  const receipt = await sendReport(clearReport(phone));
  const id = receipt.report;
  await inState(id, 'assigned');
  await work(id, 'accept');
  await work(id, 'propose', { outcome: 'explained', reply: '需要等配件，下周更换。' });
  const token = await trackingToken(receipt);
  const answer = (solved: boolean) =>
    expectCall<{ state: string; cycle: number }>(200, 'POST', `/api/casework/track/${id}/answer`, {
      body: solved ? { solved } : { solved, words: '还是堵着' },
      token,
      key: randomUUID(),
    });
  expect(await answer(false)).toMatchObject({ state: 'reopened', cycle: 2 });
  await inState(id, 'assigned', 2);
  await work(id, 'accept');
  await work(id, 'contact');
  await work(id, 'propose', { outcome: 'done', reply: '已清理。' });
  expect(await answer(true)).toMatchObject({ state: 'closed', cycle: 2 });

  const told = await until('both proposals on the phone', async () => {
    const list = (await messagesAbout(id)).filter(
      (h) => h.pk.includes('~proposed~') && instantOf(h, 'MessageSent'),
    );
    return list.length === 2 && list.map((h) => h.pk.split('~').at(-1)).sort();
  });
  expect(told).toEqual(['1', '2']);
  const closed = await until('the last SMS', async () => {
    const list = await smsTo(phone);
    return list.length >= 7 && list;
  });
  expect(new Set(closed.map(({ text }) => text)).size).toBeGreaterThan(1);
});

test('a report sent ten times at once is one report, one ticket and one SMS', async () => {
  const phone = testPhone();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendReport(clearReport(phone), key)));
  const first = answers[0];
  if (!first) throw new Error('no answer');
  expect(answers.every((a) => a.number === first.number && a.code === first.code)).toBe(true);
  await inState(first.report, 'assigned');
  await until('the SMS', async () => (await smsTo(phone)).length > 0);
  const head = await headOf('casework', first.report);
  expect(head?.log.filter(([type]) => type === 'TicketOpened')).toHaveLength(1);
  expect((await messagesAbout(first.report)).filter((h) => h.pk.includes('~received~'))).toHaveLength(1);
});

test('a report whose place could be in two neighbourhoods waits for a decision instead of going to the wrong one', async () => {
  const { report } = await sendReport({ ...clearReport(), place: '东风新村5号楼' });
  const dispatcher = await tokenOf('dispatcher');
  const item = await until('the doubtful report', async () => {
    const { body } = await call<{ items: { ticket: string; reasons: { code: string }[] }[] }>(
      'GET',
      '/api/routing/doubtful',
      { token: dispatcher },
    );
    return body.items?.find((i) => i.ticket === report);
  });
  expect(item.reasons.map((r) => r.code)).toContain('place-ambiguous');
  await expectCall(200, 'POST', `/api/routing/doubtful/${report}/decide`, {
    body: { area: 'qt/qt-03/qt-03-07', category: 'fire-lane' },
    token: dispatcher,
    key: randomUUID(),
  });
  await inState(report, 'assigned');
});

test('the lead of a neighbourhood sees its tickets, and those of one block', async () => {
  const { report } = await sendReport(clearReport());
  await inState(report, 'assigned');
  const token = await tokenOf('lead');
  for (const area of ['qt/qt-03', 'qt/qt-03/qt-03-07']) {
    const ids: string[] = [];
    let after = '';
    do {
      const { tickets, next } = await expectCall<{ tickets: { id: string }[]; next?: string }>(
        200,
        'GET',
        `/api/casework/tickets?view=area&area=${area}${after && `&after=${after}`}`,
        { token },
      );
      ids.push(...tickets.map((t) => t.id));
      after = next ?? '';
    } while (after && !ids.includes(report));
    // One block's list is a single page of the oldest; the new one is on it unless thirty others wait longer.
    expect(ids.includes(report) || ids.length >= 30).toBe(true);
  }
  const other = await call('GET', '/api/casework/tickets?view=area&area=qt/qt-08', { token });
  expect(other.status).toBe(404);
});
