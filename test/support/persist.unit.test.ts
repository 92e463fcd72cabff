import { expect, test } from 'vitest';
import { Hopeless, persist } from './persist.ts';

const failing = (times: number, error = new Error('no answer')) => {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries <= times) throw error;
    return tries;
  };
};

test('retries until there is an answer and reports each failure', async () => {
  let failures = 0;
  expect(await persist(5_000, failing(2), () => void failures++)).toBe(3);
  expect(failures).toBe(2);
});

test('stops after the limit, and at once when a retry cannot help', async () => {
  await expect(persist(-1, failing(1))).rejects.toThrow('no answer');
  let failures = 0;
  const told = () => void failures++;
  await expect(persist(5_000, failing(9, new Hopeless('refused')), told)).rejects.toThrow('refused');
  expect(failures).toBe(0);
});
