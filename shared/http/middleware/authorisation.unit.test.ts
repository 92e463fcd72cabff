import { expect, test } from 'vitest';
import type { Access } from '#shared/service/manifest.ts';
import { anonymous, leader, nobody, resident, worker } from '../testing/principals.ts';
import { after } from '../testing/step.ts';
import { authorisation } from './authorisation.ts';

const everybody = { anonymous, resident, nobody, leader, worker };
const told = async (access: Access) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(everybody).map(async ([name, who]) => [
        name,
        await after(authorisation({ access }), { facts: { principal: who } }).then(
          () => 'let in',
          (problem: Error) => problem.message,
        ),
      ]),
    ),
  );

test('admits everybody to a public route', async () => {
  expect(new Set(Object.values(await told('public')))).toEqual(new Set(['let in']));
});

test('hides a residents’ route from staff', async () => {
  expect(await told('resident')).toEqual({
    anonymous: 'sign-in-needed',
    resident: 'let in',
    nobody: 'not-found',
    leader: 'not-found',
    worker: 'not-found',
  });
});

test('admits whoever holds the route’s right somewhere', async () => {
  expect(await told('ticket.work')).toEqual({
    anonymous: 'sign-in-needed',
    resident: 'no-right',
    nobody: 'no-right',
    leader: 'no-right',
    worker: 'let in',
  });
});
