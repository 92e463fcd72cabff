import { setTimeout } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import { edge } from './edge.ts';

it('lets a slow handler finish: only Lambda ends an invocation', async () => {
  const handler = edge(async (_: object) => setTimeout(20, 'done'));
  expect(await handler({}, { getRemainingTimeInMillis: () => 5 } as Context)).toBe('done');
});
