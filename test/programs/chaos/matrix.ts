import { lastLine, table } from '../../support/print.ts';
import type { Town } from '../../support/town.ts';
import { neverCame } from './faults.ts';
import type { House } from './house.ts';
import { type Options, optionsOf } from './options.ts';
import { run } from './run.ts';
import { tell } from './tell.ts';
import { mechanisms } from './without.ts';

/** A day that is just long enough to show what a mechanism is for. */
const SHORT = ['--brisk', '--reports', '6', '--seconds', '12', '--rest', '100'];

/**
 * Plays a short day without each of these mechanisms, every time in the same freshly settled town. Last line:
 * {mechanisms, caught}. @returns whether each run without one of them failed
 */
export async function matrix(
  house: House,
  town: Town,
  { seed, matrix: names = [] }: Options,
): Promise<boolean> {
  await house.remember();
  const rows: string[][] = [];
  for (const without of names) {
    const { under = '' } = mechanisms[without] ?? {};
    const options = optionsOf([...SHORT, '--seed', String(seed), ...under.split(' '), '--without', without]);
    console.log(`\n━━ without ${without} (${under})`);
    const caught = await isCaught(house, town, options);
    rows.push([without, caught ? 'caught' : 'NOT CAUGHT']);
  }
  console.log(`\n${table([['without', ''], ...rows])}`);
  const caught = rows.filter(([, verdict]) => verdict === 'caught').length;
  lastLine({ mechanisms: rows.length, caught });
  return caught === rows.length;
}

/** A day that failed although nothing was done to it shows nothing of the mechanism. */
async function isCaught(house: House, town: Town, options: Options): Promise<boolean> {
  await house.goBack();
  await house.start(true);
  const seen = await run(house, town, options);
  return !tell(seen, options) && !neverCame(options.kinds, seen.counts).all;
}
