import { expect, test } from 'vitest';
import { Queues, queueFor } from './queues.ts';

const settled = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

test('limits the requests under way and serves the longest-waiting first', async () => {
  const queues = new Queues(2);
  const order: number[] = [];
  const leave: (() => void)[] = [];
  for (const n of [1, 2, 3, 4])
    void queues.enter('intake').then((out) => {
      order.push(n);
      leave.push(out);
    });
  await settled();
  expect(order).toEqual([1, 2]);
  leave[1]?.();
  await settled();
  expect(order).toEqual([1, 2, 3]);
  leave[0]?.();
  leave[2]?.();
  await settled();
  expect(order).toEqual([1, 2, 3, 4]);
});

test('releasing a slot twice frees one slot', async () => {
  const queues = new Queues(1);
  const out = await queues.enter('intake');
  out();
  out();
  await queues.enter('intake');
  let entered = false;
  void queues.enter('intake').then(() => {
    entered = true;
  });
  await settled();
  expect(entered).toBe(false);
});

test('queues each service separately, so that a page can call an API', async () => {
  const queues = new Queues(1);
  await queues.enter('pages');
  await queues.enter('intake');
  expect([queueFor('/report/new'), queueFor('/api/intake/reports'), queueFor('/api/site')]).toEqual([
    'pages',
    'intake',
    'site',
  ]);
});
