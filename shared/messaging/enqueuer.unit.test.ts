import { expect, test } from 'vitest';
import { enqueuer } from './enqueuer.ts';

test('puts work into the queue as it is, to be seen at once, later, or after the longest delay', async () => {
  const asked: Record<string, unknown>[] = [];
  const send = async ({ input }: { input: Record<string, unknown> }) => void asked.push(input);
  const put = enqueuer<{ message: string }>({ send } as never, () => 'url');
  await put({ message: 'R1~closed~caller~1' });
  await put({ message: 'x' }, 12.3);
  await put({ message: 'x' }, 5000);
  expect(asked.map(({ MessageBody, DelaySeconds }) => [MessageBody, DelaySeconds])).toEqual([
    ['{"message":"R1~closed~caller~1"}', undefined],
    ['{"message":"x"}', 13],
    ['{"message":"x"}', 900],
  ]);
});

test('fails when the queue does not take the work', async () => {
  const send = async () => Promise.reject(new Error('no queue'));
  await expect(enqueuer({ send } as never, () => 'url')('R1')).rejects.toThrow('no queue');
});
