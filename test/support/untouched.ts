import { expect } from 'vitest';
import { headOf } from './logs.ts';
import { stored } from './stored.ts';

/** That a form's steps are tried is counted, whatever comes of them. */
const COUNTED = '{"pk":"limit#answers#';

/** While `work` goes on, nothing that callers send changes what is stored: no row of intake, no word, no ticket. */
export async function untouched(tickets: readonly string[], work: () => Promise<unknown>): Promise<void> {
  const look = async () => [
    (await stored('huying-intake', 'huying-intake-vault', 'huying-casework-vault')).filter(
      (row) => !row.startsWith(COUNTED),
    ),
    await Promise.all(tickets.map(async (id) => (await headOf('casework', id))?.version)),
  ];
  const before = await look();
  await work();
  expect(await look()).toEqual(before);
}
