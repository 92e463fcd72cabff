import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Rows } from '#shared/aws/rows.ts';
import type { Figures } from '../services/analytics/domain/figures.ts';
import { dynamoTable } from '../services/analytics/store.ts';
import { call, expectCall } from './support/call.ts';
import { headOf, tables } from './support/logs.ts';
import { sendReport } from './support/report.ts';
import { tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const run = `it${Date.now().toString(36)}`;
const path = (query: Record<string, string>) => `/api/analytics/figures?${new URLSearchParams(query)}`;

interface Answer {
  readonly total: Figures;
  readonly rows: readonly { readonly key: string; readonly figures: Figures }[];
}

const figures = async (query: Record<string, string>): Promise<Answer> =>
  expectCall<Answer>(200, 'GET', path({ from: today, to: today, ...query }), {
    token: await tokenOf('leader'),
  });

test('a report is received in its block, its neighbourhood and above, and what becomes of it follows', async () => {
  const { area: block } = (await placeOf(await sendReport())) ?? {};
  if (!block) throw new Error('nothing was assigned');
  const hood = block.split('/').slice(0, -1).join('/');
  const before = await Promise.all([block, hood, 'qt'].map((area) => figures({ area })));
  const receipt = await sendReport();
  await until('the report in the figures of its block', async () => {
    const after = await figures({ area: block });
    return after.total.received > (before[0]?.total.received ?? 0);
  });
  for (const [i, area] of [block, hood, 'qt'].entries())
    expect((await figures({ area })).total.received, area).toBeGreaterThan(before[i]?.total.received ?? 0);
  const byArea = await figures({ area: hood, by: 'area' });
  expect(byArea.rows.map(({ key }) => key)).toContain(block);
  await act(receipt.report, 'accept', {});
  await act(receipt.report, 'contact', {});
  await act(receipt.report, 'propose', { outcome: 'done', reply: '已处理。' });
  await until('the proposal in the figures', async () => {
    const { proposed, callback } = (await figures({ area: block })).total;
    return proposed > (before[0]?.total.proposed ?? 0) && callback.d > (before[0]?.total.callback.d ?? 0);
  });
  const byCategory = await figures({ area: block, by: 'category' });
  const sum = byCategory.rows.reduce((n, row) => n + row.figures.received, 0);
  expect(sum).toBe(byCategory.total.received);
});

test('limits figures by right, area and period', async () => {
  const period = { from: today, to: today };
  const status = async (query: Record<string, string>, role?: 'worker' | 'leader' | 'lead') =>
    (await call('GET', path(query), role ? { token: await tokenOf(role) } : {})).status;
  expect(await status({ area: 'qt', ...period })).toBe(401);
  expect(await status({ area: 'qt', ...period }, 'lead')).toBe(404);
  expect(await status({ area: 'elsewhere', ...period }, 'leader')).toBe(404);
  expect(await status({ area: 'qt', ...period, by: 'person' }, 'leader')).toBe(422);
  expect(await status({ area: 'qt', from: '2026-02-30', to: today }, 'leader')).toBe(422);
  const { body } = await call<{ definitions: { id: string }[] }>('GET', '/api/analytics/definitions');
  expect(body.definitions.map(({ id }) => id)).toContain('completion');
});

test('the table keeps facts as a set, marks only for longer, and rows only with newer marks', async () => {
  const table = dynamoTable(new Rows(await tables(), 'huying-analytics'));
  const line = { ward: run, day: today, subject: 'R1' };
  const cell = { name: 'c1', value: 'opened|qt/a/b|fire||web|0' };
  for (let i = 0; i < 2; i++) await table.add(line, [cell]);
  await table.add(line, [{ name: 'e3', value: 'met|qt/a/b|fire|normal|web|1|accept|1|1|-1' }, cell]);
  expect((await table.lines(run, today)).flat().map(({ of, version }) => `${of} ${version}`)).toEqual([
    'ticket 1',
    'deadline 3',
  ]);

  for (const until of [20, 10, 30]) await table.mark(run, today, until);
  expect(await table.markedUntil(run, today)).toBe(30);
  expect(await table.marks(run, today, today)).toEqual([{ ward: run, day: today, until: 30 }]);
  expect(await table.marks(run, '2026-01-01', '2026-01-02')).toEqual([]);

  const row = (until: number, received: number, meaning = 1) =>
    table.keep(run, 'total', { ward: run, day: today, until, meaning, cells: { '-': { received } } });
  await row(30, 1);
  await row(30, 2);
  await row(20, 3);
  expect((await table.kept(run, 'total', today, today))[0]?.cells).toEqual({ '-': { received: 1 } });
  await row(30, 4, 2);
  expect((await table.kept(run, 'total', today, today))[0]).toMatchObject({ meaning: 2, until: 30 });
  expect(await table.kept(run, 'area', today, today)).toEqual([]);
});

async function act(ticket: string, command: string, body: object): Promise<void> {
  await expectCall(200, 'POST', `/api/casework/tickets/${ticket}/${command}`, {
    token: await tokenOf('worker'),
    key: randomUUID(),
    body,
  });
}

/** Where a report was placed. */
const placeOf = ({ report }: { report: string }) =>
  until('the ticket to have a holder', async () => {
    const assigned = (await headOf('casework', report))?.log.find(([type]) => type === 'TicketAssigned');
    return assigned?.[4] as { area: string } | undefined;
  });
