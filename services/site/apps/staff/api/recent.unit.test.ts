import { expect, test } from 'vitest';
import { casework } from './calls.ts';
import { client } from './client.ts';
import { recentChanges } from './recent.ts';

test('names the ten tickets changed last, for a minute', () => {
  let now = 0;
  const recent = recentChanges(() => now);
  expect(recent.asked()).toBeUndefined();
  recent.note('R1');
  now = 30_000;
  for (const n of [2, 3]) recent.note(`R${n}`);
  expect(recent.asked()).toBe('R1,R2,R3');
  recent.note('R1');
  expect(recent.asked()).toBe('R2,R3,R1');
  now = 90_000;
  expect(recent.asked()).toBe('R2,R3,R1');
  now = 90_001;
  expect(recent.asked()).toBeUndefined();
  for (let n = 0; n < 12; n++) recent.note(`R${n}`);
  expect(recent.asked()?.split(',')).toEqual(Array.from({ length: 10 }, (_, n) => `R${n + 2}`));
});

test('asks every list for the tickets just changed, except those whose change was refused', async () => {
  const asked: string[] = [];
  const fake = async (url: string | URL | Request, { method }: RequestInit = {}) => {
    const path = String(url);
    if (path.includes('R2')) return Response.json({}, { status: 409 });
    if (method === 'GET') asked.push(path);
    return Response.json({ tickets: [] });
  };
  const world = { lang: 'en', fetch: fake, online: () => true, signedOut: () => undefined } as const;
  const api = casework(client(world));
  await api.command('R1', 'accept', {}, 'k1');
  await api.command('R2', 'contact', {}, 'k2').catch(() => undefined);
  await api.tickets({ view: 'mine', state: 'open' });
  await api.callbacks('cursor');
  expect(asked).toEqual([
    '/api/casework/tickets?view=mine&state=open&also=R1',
    '/api/casework/tickets?view=callbacks&after=cursor&also=R1',
  ]);
});
