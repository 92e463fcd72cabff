import { expect, test } from 'vitest';
import { after } from '../testing/step.ts';
import { sameSite } from './same-site.ts';

const abroad = { headers: { 'sec-fetch-site': 'cross-site' } };

test('what changes something is refused from another site', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
    await expect(after(sameSite({ method }), { event: abroad })).rejects.toThrow('cross-site');
});

test('what only reads may be asked from anywhere', async () => {
  expect(await after(sameSite({ method: 'GET' }), { event: abroad })).toEqual({});
});

test('our own pages and programs may change things', async () => {
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, {}])
    expect(await after(sameSite({ method: 'POST' }), { event: { headers } })).toEqual({});
});
