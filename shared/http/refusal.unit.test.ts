import { expect, test } from 'vitest';
import { Refused } from '#shared/commit/decision.ts';
import { withWords } from './refusal.ts';

const words = { 'too-late': { zh: '太晚了', en: 'Too late' } };
const told = (error: unknown) => Promise.reject(error).catch(withWords(words));

test('a refusal that has words becomes a problem with its code, status and words', async () => {
  await expect(told(new Refused('too-late', 409))).rejects.toMatchObject({
    name: 'Problem',
    code: 'too-late',
    status: 409,
    title: words['too-late'],
  });
});

test.each([new Refused('elsewhere', 409), new Refused('toString', 409), new Error('lost')])(
  'anything else goes on as it is: %s',
  async (error) => {
    await expect(told(error)).rejects.toBe(error);
  },
);
