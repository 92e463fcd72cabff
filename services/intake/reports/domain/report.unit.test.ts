import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ReportReceived } from '#events/intake.ts';
import { receive, report } from './report.ts';

const data = ReportReceived.example;
const meta = { at: '2026-11-22T00:00:00.000Z', actor: 'anonymous', version: 1 };
const received = report.evolve(report.initial, { type: 'ReportReceived', ...data }, meta);

test('a report is received once, with its words beside the fact', () => {
  const decided = receive(data, { words: '楼道堆物' })(report.initial);
  expect(decided.events).toEqual([{ type: 'ReportReceived', ...data }]);
  expect(decided.sides).toEqual([{ sk: 'words', words: '楼道堆物' }]);
  expect(receive(data, { words: 'again' })(received)).toEqual({ events: [] });
});

test('keeps the resident’s words out of fact, state and event', () => {
  const decided = receive(data, { words: '楼道堆物', phone: '+8613800005678', name: '张三' })(report.initial);
  const told = JSON.stringify([
    decided.events,
    received,
    report.publish.ReportReceived?.(received, decided.events[0] as never, meta),
  ]);
  expect(told).not.toMatch(/楼道|1380000|张三/);
});

test('a report that is not in yet has no area, and its kind is what stands in the table', () => {
  expect(report.attributes?.(report.initial)).toEqual({ area: undefined });
  expect(report.name).toBe('report');
});

test('the state says number, channel, language and the instant of arrival', () => {
  expect(received).toMatchObject({ number: data.number, channel: 'web', lang: 'zh-CN', receivedAt: meta.at });
});

test('publishes what the contract says, with and without the resident’s choices', () => {
  const { category: _c, area: _a, ...unsure } = data;
  for (const fact of [data, unsure]) {
    const state = report.evolve(report.initial, { type: 'ReportReceived', ...fact }, meta);
    const published = report.publish.ReportReceived?.(state, { type: 'ReportReceived', ...fact }, meta);
    expect(z.parse(ReportReceived.schema, published)).toEqual(fact);
    expect(report.attributes?.(state)).toEqual({ area: (fact as typeof data).area });
  }
});
