import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { assigned } from './support/assigned.ts';
import { expectCall } from './support/call.ts';
import { CLEAR_PLACE, clearReport, sendReport, testPhone, trackingToken } from './support/report.ts';
import { smsTo } from './support/sms.ts';
import { rowsOf } from './support/stored.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

/** Rare characters, emoji, both writing directions, quotes, HTML and what other languages take for code. */
const HARD = `𠮷㐂 👨‍👩‍👧 <script>alert("1")</script> &amp; <img src=x onerror='x'> \\ ' " \` \${x} {{x}} %s שלום`;
const NAME = `𠮷田 㐂 <b>&"'</b> 🏠`;

test('text arrives unchanged wherever it may be read, and nowhere else', async () => {
  const phone = testPhone();
  const receipt = await sendReport({
    ...clearReport(phone),
    words: HARD,
    name: NAME,
    place: `${CLEAR_PLACE} ${HARD}`,
  });
  const id = receipt.report;
  const [worker, resident] = await Promise.all([tokenOf('worker'), trackingToken(receipt)]);
  await assigned(receipt);

  const own = await expectCall(200, 'GET', `/api/intake/reports/${id}`, { token: resident });
  expect(own).toMatchObject({ words: HARD, place: `${CLEAR_PLACE} ${HARD}`, number: receipt.number });
  expect(own.phone).toBe(`${phone.slice(0, 6)}****${phone.slice(-4)}`);

  const path = `/api/casework/tickets/${id}`;
  const seen = await expectCall(200, 'GET', path, { token: worker });
  expect(seen).toMatchObject({ words: HARD, place: `${CLEAR_PLACE} ${HARD}` });
  expect(JSON.stringify(seen)).not.toContain(phone);
  expect(JSON.stringify(seen)).not.toContain('㐂 <b>');

  const act = (command: string, body: object) =>
    expectCall(200, 'POST', `${path}/${command}`, { token: worker, key: randomUUID(), body });
  await act('accept', {});
  await act('contact', { note: HARD });
  await act('propose', { outcome: 'explained', reply: HARD });
  const tracked = await expectCall<{ reply: object }>(200, 'GET', `/api/casework/track/${id}`, {
    token: resident,
  });
  expect(tracked.reply).toMatchObject({ text: HARD, outcome: 'explained' });
  await expectCall(200, 'POST', `/api/casework/track/${id}/answer`, {
    token: resident,
    key: randomUUID(),
    body: { solved: false, words: HARD },
  });
  const after = await expectCall(200, 'GET', path, { token: worker });
  for (const kind of ['notes', 'replies', 'answers']) expect(after[kind]).toMatchObject([{ text: HARD }]);

  expect(await act('reveal', { reason: HARD })).toEqual({ name: NAME, phone });
  const { seen: looks } = await expectCall<{ seen: object[] }>(200, 'GET', `${path}/seen`, { token: worker });
  expect(looks[0]).toMatchObject({ by: 'staff:30391', purpose: `reveal: ${HARD}`, read: 'intake.contact' });
  await until('the resident to be told', async () => (await smsTo(phone)).length >= 3);

  // Outside the vaults stands nothing of it: neither in logs and lists nor in what other services keep.
  for (const table of ['huying-intake', 'huying-casework', 'huying-routing', 'huying-notification']) {
    const rows = JSON.stringify(await rowsOf(table));
    for (const personal of [phone, phone.slice(3), '㐂', 'onerror', '<b>'])
      expect(rows).not.toContain(personal);
  }
});
