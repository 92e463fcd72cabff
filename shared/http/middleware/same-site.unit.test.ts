import { expect, test } from 'vitest';
import { after } from '../testing/step.ts';
import { sameSite } from './same-site.ts';

const abroad = { headers: { 'sec-fetch-site': 'cross-site' } };

test('rejects a change from another site', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
    await expect(after(sameSite({ method }), { event: abroad })).rejects.toThrow('cross-site');
});

test('accepts reads from anywhere', async () => {
  expect(await after(sameSite({ method: 'GET' }), { event: abroad })).toEqual({});
});

test('accepts changes from our own pages and from programs', async () => {
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, {}])
    expect(await after(sameSite({ method: 'POST' }), { event: { headers } })).toEqual({});
});
