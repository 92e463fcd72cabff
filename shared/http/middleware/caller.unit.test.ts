import { expect, test } from 'vitest';
import { problems } from '../problem.ts';
import { anonymous, worker } from '../testing/principals.ts';
import { after } from '../testing/step.ts';
import { caller } from './caller.ts';

test('takes the caller from the authenticator', async () => {
  const step = caller(async ({ headers }) => (headers.authorization ? worker : anonymous));
  expect((await after(step, { event: { headers: { authorization: 'Bearer x' } } })).principal).toBe(worker);
  expect((await after(step)).principal).toBe(anonymous);
});

test('rejects a request with an invalid token', async () => {
  const step = caller(async () => Promise.reject(problems.tokenExpired()));
  await expect(after(step)).rejects.toThrow('token-expired');
});
