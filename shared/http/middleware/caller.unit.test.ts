import { expect, test } from 'vitest';
import { problems } from '../problem.ts';
import { anonymous, worker } from '../testing/principals.ts';
import { after } from '../testing/step.ts';
import { caller } from './caller.ts';

test('who calls is what the authenticator makes of the event', async () => {
  const step = caller(async ({ headers }) => (headers.authorization ? worker : anonymous));
  expect((await after(step, { event: { headers: { authorization: 'Bearer x' } } })).principal).toBe(worker);
  expect((await after(step)).principal).toBe(anonymous);
});

test('a token that does not hold ends the request', async () => {
  const step = caller(async () => Promise.reject(problems.tokenExpired()));
  await expect(after(step)).rejects.toThrow('token-expired');
});
