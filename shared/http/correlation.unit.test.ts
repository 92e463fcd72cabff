import type { Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { correlation } from '#shared/observe/log.ts';
import { httpEdge } from './correlation.ts';
import { requestOf } from './testing/step.ts';

test('puts the correlation id on log lines while the request lasts, and no longer', async () => {
  const { event } = requestOf({ event: { headers: { 'x-correlation-id': 'c-1' } } });
  const seen = httpEdge(async () => ({
    body: await Promise.resolve().then(() => correlation() ?? 'none'),
  }));
  expect(await seen(event, {} as Context)).toEqual({ body: 'c-1' });
  expect(await seen(requestOf().event, {} as Context)).toEqual({ body: 'request-1' });
  expect(correlation()).toBeUndefined();
});
