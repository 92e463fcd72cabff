import type { Context } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { edge } from './edge.ts';
import { parsed } from './parsed.ts';

const context = {} as Context;

test('hands the handler what was made of the event', async () => {
  const handler = edge(async (n: number) => n + 1).use(parsed((text: string) => Number(text)));
  expect(await handler('41' as never, context)).toBe(42);
});

test('rejects with what the parser threw, and does nothing', async () => {
  const work = vi.fn(async () => 'done');
  const handler = edge(work).use(parsed((text: string) => JSON.parse(text)));
  await expect(handler('{' as never, context)).rejects.toThrow(SyntaxError);
  expect(work).not.toHaveBeenCalled();
});
