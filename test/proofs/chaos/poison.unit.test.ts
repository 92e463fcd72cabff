import { expect, test } from 'vitest';
import { services } from '../../../infra/model/services.ts';
import { doses, found } from './poison.ts';

const given = doses('t', Date.parse('2026-11-22T01:02:03.456Z'));

test('every queue and every table that wakes a function gets poison, each with a mark of its own', () => {
  const queues = services.flatMap(({ name, functions }) =>
    Object.entries(functions)
      .filter(([, spec]) => spec.subscribes?.length || spec.worksOff)
      .map(([fn]) => `huying-${name}-${fn}`),
  );
  const tables = services.filter(({ publishes }) => publishes?.length).map(({ name }) => `huying-${name}`);
  expect(queues.length).toBeGreaterThan(5);
  expect(new Set(given.filter(({ body }) => body).map(({ into }) => into))).toEqual(new Set(queues));
  expect(new Set(given.filter(({ item }) => item).map(({ into }) => into))).toEqual(new Set(tables));
  expect(new Set(given.map(({ marker }) => marker)).size).toBe(given.length);
});

test('poison counts when it lies where it belongs, with a reason', () => {
  const [one] = given;
  if (!one) throw new Error('no poison');
  const dead = { queue: one.ends, body: `… ${one.marker} …`, reason: 'unreadable' };
  const other = { queue: one.ends, body: 'something of somebody', reason: 'NotYet' };
  expect(found([one], [dead, other])).toMatchObject({ buried: [one], missing: [], others: [other] });
  expect(found([one], [{ ...dead, reason: undefined }]).missing).toEqual([one]);
  expect(found([one], [{ ...dead, queue: 'elsewhere' }]).missing).toEqual([one]);
});
