import { expect, test } from 'vitest';
import { rowsOf } from '../test/support/stored.ts';
import { system } from '../test/support/system.ts';
import { republish } from './republish.ts';
import { targetOfSystem } from './target/target.ts';

test('selects imported rows by the time they were written, not by the time of the request', async () => {
  const target = targetOfSystem(await system());
  const heads = (await rowsOf('huying-community')).filter((row) => typeof row.spilled === 'number');
  const wrote = Math.max(...heads.map((row) => Number(row.wrote)));
  const last = heads.filter((row) => row.wrote === wrote);
  const from = new Date(wrote).toISOString();
  expect(last.every(({ changed }) => String(changed) < from)).toBe(true);

  const since = await republish(target, { service: 'community', from });
  expect(since.aggregates).toBe(last.length);
  const later = await republish(target, { service: 'community', from: new Date(wrote + 1).toISOString() });
  expect(later).toMatchObject({ published: 0, aggregates: 0 });
  const before = new Date(wrote - 86_400_000).toISOString();
  expect(await republish(target, { from: before, to: before })).toMatchObject({ published: 0 });
});
