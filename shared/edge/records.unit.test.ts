import type { Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { edge } from './edge.ts';
import { records } from './records.ts';

test('reads each record by itself, in the order of the batch', async () => {
  const handler = edge(async (read: readonly string[]) => read.join(' ')).use(
    records((record: { body: string }) => record.body.toUpperCase()),
  );
  const batch = { Records: [{ body: 'a' }, { body: 'b' }] };
  expect(await handler(batch as never, {} as Context)).toBe('A B');
});
