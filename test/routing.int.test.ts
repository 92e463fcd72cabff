import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { act } from './support/act.ts';
import { assigned } from './support/assigned.ts';
import { call, expectCall } from './support/call.ts';
import { invoke } from './support/invoke.ts';
import { headOf, instantOf } from './support/logs.ts';
import { clearReport, type Receipt, sendReport, trackingToken } from './support/report.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

interface Waiting {
  readonly ticket: string;
  readonly number: string;
  readonly area: string;
  readonly category?: string;
  readonly since: string;
  readonly reasons: readonly { code: string; text: string; params?: Record<string, string> }[];
  readonly candidates: readonly { area: string; name: string }[];
}

type Role = Parameters<typeof tokenOf>[0];

const TINGHE = 'qt/qt-03';
const BLOCK_1 = 'qt/qt-03/qt-03-01';
const BLOCK_7 = 'qt/qt-03/qt-03-07';
const ZHUBA_1 = 'qt/qt-08/qt-08-01';

/** A report; what is undefined was not said. */
const report = (said: object): Promise<Receipt> => {
  const { category: _, place: __, ...rest } = clearReport();
  return sendReport({ ...rest, words: '请来看看。', ...said });
};

/** The newest answer in routing's own log. */
const answerTo = (id: string, type: 'TicketRouted' | 'RoutingDoubtful', nth = 1) =>
  until(`${type} ${nth}`, async () => {
    const head = await headOf('routing', id);
    if (instantOf(head, type, nth) === undefined) return undefined;
    const entry = head?.log.filter((e) => e[0] === type)[nth - 1];
    return entry?.[4] as { area: string; category?: string; holder?: string; request: number; rules: number };
  });

/** What a role sees waiting, all pages. */
async function waitingFor(role: Role, lang: 'zh-CN' | 'en' = 'zh-CN', limit = 25): Promise<Waiting[]> {
  const token = await tokenOf(role);
  const seen: Waiting[] = [];
  let after: string | undefined;
  do {
    const query = `?limit=${limit}${after ? `&after=${after}` : ''}`;
    const page = await expectCall<{ items: Waiting[]; next?: string }>(
      200,
      'GET',
      `/api/routing/doubtful${query}`,
      { token, lang },
    );
    seen.push(...page.items);
    after = page.next;
  } while (after);
  return seen;
}

const decide = async (
  ticket: string,
  role: Role,
  body: unknown = { area: BLOCK_1, category: 'noise' },
  key: string = randomUUID(),
) => call('POST', `/api/routing/doubtful/${ticket}/decide`, { body, key, token: await tokenOf(role) });

test('a clear report goes to the responsible person of its block, for reasons in both languages', async () => {
  const { report: id } = await sendReport();
  const routed = await answerTo(id, 'TicketRouted');
  expect(routed).toMatchObject({ request: 1, area: BLOCK_7, holder: 'm-00391', category: 'fire-lane' });
  expect(routed.rules).toBeGreaterThan(0);
  const token = await tokenOf('worker');
  const path = `/api/routing/reasons/${id}`;
  const zh = await expectCall(200, 'GET', path, { token });
  expect(zh).toMatchObject({ ticket: id, outcome: 'routed', area: BLOCK_7, areaName: '听禾第七块区' });
  expect(JSON.stringify(zh)).toContain('「幸福里」12-18号属于听禾第七块区');
  const en = await expectCall(200, 'GET', path, { token, lang: 'en' });
  expect(JSON.stringify(en)).toContain('Responsible person of Tinghe block 7');
});

test('reasons never repeat what the resident wrote', async () => {
  const { report: id } = await report({ place: '幸福里16号楼404室', words: '消防通道被堵，找隔壁老王。' });
  await answerTo(id, 'TicketRouted');
  const answer = await expectCall(200, 'GET', `/api/routing/reasons/${id}`, {
    token: await tokenOf('leader'),
  });
  expect(JSON.stringify(answer)).not.toMatch(/404|老王|16号/);
  expect(JSON.stringify(await headOf('routing', id))).not.toMatch(/404室|老王/);
});

test('a name of two neighbourhoods waits for somebody who may decide for both', async () => {
  const { report: id, number } = await report({ place: '东风新村3号楼', category: 'noise' });
  expect(await answerTo(id, 'RoutingDoubtful')).toMatchObject({ area: 'qt', category: 'noise' });
  const found = (await waitingFor('dispatcher', 'en')).find((w) => w.ticket === id);
  expect(found).toMatchObject({ number, area: 'qt', category: 'noise' });
  expect(found?.candidates).toEqual([
    { area: BLOCK_1, name: 'Tinghe block 1' },
    { area: ZHUBA_1, name: 'Zhubanong block 1' },
  ]);
  expect(found?.reasons[0]?.text).toContain('Tinghe block 1, Zhubanong block 1');
  expect((await waitingFor('lead')).map((w) => w.ticket)).not.toContain(id);
  expect((await decide(id, 'lead')).status).toBe(404);
  expect((await decide(id, 'dispatcher', { area: ZHUBA_1, category: 'noise' })).status).toBe(200);
  expect(await answerTo(id, 'TicketRouted')).toMatchObject({ area: ZHUBA_1, request: 1 });
});

test('the choice of a neighbourhood decides such a name', async () => {
  const { report: id } = await report({ place: '东风新村三号楼', area: TINGHE, category: 'noise' });
  expect(await answerTo(id, 'TicketRouted')).toMatchObject({ area: BLOCK_1, holder: 'm-00265' });
});

test('a lead decides once: retries get the same answer, others learn that it is done', async () => {
  const { report: id } = await report({ area: TINGHE });
  expect(await answerTo(id, 'RoutingDoubtful')).toMatchObject({ area: TINGHE });
  expect((await waitingFor('lead')).find((w) => w.ticket === id)?.reasons.map((r) => r.code)).toEqual([
    'place-chosen',
    'place-unknown',
    'category-unsure',
  ]);
  const key = randomUUID();
  const first = await decide(id, 'lead', undefined, key);
  expect(first).toMatchObject({
    status: 200,
    body: { ticket: id, request: 1, area: BLOCK_1, category: 'noise', holder: 'm-00265', team: 't-03-01' },
  });
  expect(await decide(id, 'lead', undefined, key)).toMatchObject({ status: 200, body: first.body });
  const other = await decide(id, 'lead', { area: BLOCK_7, category: 'noise' }, key);
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  const late = await decide(id, 'dispatcher');
  expect([late.status, late.body.code]).toEqual([409, 'not-doubtful']);
  expect((await waitingFor('lead')).map((w) => w.ticket)).not.toContain(id);
  await assigned({ report: id });
});

test('two leads at once: one decides', async () => {
  const { report: id } = await report({ area: TINGHE });
  await answerTo(id, 'RoutingDoubtful');
  const both = await Promise.all([decide(id, 'lead'), decide(id, 'dispatcher')]);
  expect(both.map((b) => b.status).sort()).toEqual([200, 409]);
  expect((await headOf('routing', id))?.version).toBe(2);
});

test('wrong blocks and categories are named field by field, and nothing is decided', async () => {
  const { report: id } = await report({ area: TINGHE });
  await answerTo(id, 'RoutingDoubtful');
  const errors = async (body: unknown) => {
    const answer = await decide(id, 'lead', body);
    const listed = (answer.body.errors ?? []) as { field: string; code: string; message: string }[];
    return [answer.status, answer.body.code, ...listed.map((e) => `${e.field} ${e.code}`)];
  };
  const unknown = [422, 'invalid', 'area unknown-block'];
  expect(await errors({ area: ZHUBA_1, category: 'noise' })).toEqual(unknown);
  expect(await errors({ area: 'qt/qt-03/qt-03-99', category: 'noise' })).toEqual(unknown);
  expect(await errors({ area: TINGHE, category: 'noise' })).toEqual(unknown);
  expect(await errors({ area: 'elsewhere/qt-03-01', category: 'noise' })).toEqual(unknown);
  expect(await errors({ area: BLOCK_1, category: 'ufo' })).toEqual([
    422,
    'invalid',
    'category unknown-category',
  ]);
  expect(await errors({ area: 'x', category: 'ufo' })).toEqual([...unknown, 'category unknown-category']);
  expect(await errors({ area: 7 })).toEqual([422, 'invalid', 'area wrong-type', 'category missing']);
  expect(await errors({ area: BLOCK_1, category: 'noise', holder: 'm-00391' })).toContain(
    'holder unknown-field',
  );
  expect(await errors({ area: '../<b>', category: '𠮷' })).toEqual([
    422,
    'invalid',
    'area wrong-format',
    'category wrong-format',
  ]);
  const path = `/api/routing/doubtful/${id}/decide`;
  const token = await tokenOf('lead');
  const keyless = await call('POST', path, { body: { area: BLOCK_1, category: 'noise' }, token });
  expect([keyless.status, keyless.body.code]).toEqual([400, 'idempotency-key-needed']);
  const broken = await call('POST', path, { raw: '{', token, key: randomUUID() });
  expect([broken.status, broken.body.code]).toEqual([400, 'bad-json']);
  expect((await headOf('routing', id))?.version).toBe(1);
});

test('each role sees and decides only what it may', async () => {
  const { report: id } = await report({ area: 'qt/qt-08' });
  await answerTo(id, 'RoutingDoubtful');
  const reasons = `/api/routing/reasons/${id}`;
  const statuses = async (role: Role) => {
    const token = await tokenOf(role);
    return [
      (await call('GET', '/api/routing/doubtful', { token })).status,
      (await call('GET', reasons, { token })).status,
      (await decide(id, role)).status,
    ];
  };
  expect(await statuses('worker')).toEqual([403, 404, 403]);
  expect(await statuses('lead')).toEqual([200, 404, 404]);
  expect(await statuses('leader')).toEqual([403, 200, 403]);
  expect(await statuses('callback')).toEqual([403, 200, 403]);
  expect(await statuses('admin')).toEqual([403, 403, 403]);
  expect((await call('GET', '/api/routing/doubtful')).status).toBe(401);
  expect((await call('GET', reasons)).status).toBe(401);
  const resident = await report({}).then(trackingToken);
  expect((await call('GET', reasons, { token: resident })).status).toBe(403);
  expect((await call('GET', '/api/routing/doubtful', { token: `${resident}x` })).status).toBe(401);
  expect((await decide('R00000000000000000000000000', 'dispatcher')).status).toBe(404);
  expect((await decide(encodeURIComponent('areas#qt'), 'dispatcher')).status).toBe(404);
  expect((await headOf('routing', id))?.version).toBe(1);
});

test('a cursor that is not ours is refused, and so is a strange limit', async () => {
  const token = await tokenOf('dispatcher');
  const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const cursors = ['nonsense', json({}), json({ since: 1, ticket: {} }), json([]), 'x'.repeat(600)];
  for (const query of [...cursors.map((after) => `after=${after}`), 'limit=0', 'limit=26', 'limit=x']) {
    const answer = await call('GET', `/api/routing/doubtful?${query}`, { token });
    expect([query, answer.status, answer.body.code]).toEqual([query, 422, 'invalid']);
  }
});

test('a long queue comes page by page, oldest first, each ticket once', async () => {
  // One after the other: a crowd at the door is the load test's matter.
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) ids.push((await report(i % 2 ? { area: TINGHE } : {})).report);
  for (const id of ids) await answerTo(id, 'RoutingDoubtful');
  const seen = await waitingFor('dispatcher', 'zh-CN', 3);
  expect(new Set(seen.map((w) => w.ticket)).size).toBe(seen.length);
  expect(seen.map((w) => w.ticket)).toEqual(expect.arrayContaining(ids));
  expect(seen.map((w) => w.since)).toEqual(seen.map((w) => w.since).toSorted());
  const leads = await waitingFor('lead', 'zh-CN', 2);
  expect(leads.every((w) => w.area === TINGHE || w.area.startsWith(`${TINGHE}/`))).toBe(true);
  expect(leads.map((w) => w.ticket)).toEqual(expect.arrayContaining(ids.filter((_, i) => i % 2)));
});

test('facts that are published again change nothing', async () => {
  const { report: id } = await sendReport();
  await answerTo(id, 'TicketRouted');
  await invoke('huying-intake-republish', { subject: id });
  // A later report shows that the queue has moved on.
  await answerTo((await sendReport()).report, 'TicketRouted');
  expect((await headOf('routing', id))?.version).toBe(1);
});

test('a reopened ticket goes to the same person, as a new request', async () => {
  const receipt = await sendReport();
  const id = receipt.report;
  await assigned(receipt);
  for (const [command, body] of [
    ['accept', {}],
    ['contact', {}],
    ['propose', { outcome: 'done', reply: '已经清理。' }],
  ] as const)
    await act('worker', id, command, body);
  await expectCall(200, 'POST', `/api/casework/track/${id}/answer`, {
    body: { solved: false },
    token: await trackingToken(receipt),
    key: randomUUID(),
  });
  expect(await answerTo(id, 'TicketRouted', 2)).toMatchObject({
    request: 2,
    area: BLOCK_7,
    holder: 'm-00391',
    category: 'fire-lane',
  });
  await until('assigned again', async () => instantOf(await headOf('casework', id), 'TicketAssigned', 2));
});
