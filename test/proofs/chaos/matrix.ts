import type { Community } from '../../support/community.ts';
import { lastLine, table } from '../../support/print.ts';
import type { ChaosSystem } from './chaos-system.ts';
import { neverCame } from './faults.ts';
import { type Options, optionsOf } from './options.ts';
import { run } from './run.ts';
import type { Seen } from './seen.ts';
import { shown } from './symptoms.ts';
import { tell } from './tell.ts';
import { mechanisms } from './without.ts';

/** A day that is just long enough to show what a mechanism is for. */
const SHORT = ['--brisk', '--reports', '6', '--seconds', '12', '--rest', '100'];

/**
 * Plays a short day under all faults that are needed with nothing broken, which must be good, and then one without each
 * of these mechanisms, every time in the same fresh community. Last line: {mechanisms, caught}.
 * @returns whether the control was good and each run without a mechanism showed what that mechanism is against
 */
export async function matrix(
  own: ChaosSystem,
  community: Community,
  { seed, matrix: names = [] }: Options,
): Promise<boolean> {
  await own.remember();
  const short = (more: readonly string[]) => optionsOf([...SHORT, '--seed', String(seed), ...more]);
  const control = short(unbroken(names));
  console.log(`\n━━ the control: nothing is broken (${[...control.kinds].join(', ')})`);
  const good = tell(await again(own, community, control), control);
  const rows = [['nothing', good ? 'good' : 'NOT GOOD: what is caught below may have other causes']];
  let caught = 0;
  for (const without of names) {
    const { under = '', shows = [] } = mechanisms[without] ?? {};
    const options = short([...under.split(' '), '--without', without]);
    console.log(`\n━━ without ${without} (${under})`);
    const seen = await again(own, community, options);
    tell(seen, options);
    const what = neverCame(options.kinds, seen.counts).all ? '' : shown(shows, seen);
    if (what) caught++;
    rows.push([without, what ? `caught: ${what}` : `NOT CAUGHT: no ${shows.join(', no ')}`]);
  }
  console.log(`\n${table([['without', ''], ...rows])}`);
  lastLine({ mechanisms: names.length, caught: good ? caught : 0 });
  return good && caught === names.length;
}

/** All faults of these mechanisms' runs, and the longest of their times to come to rest. */
export function unbroken(names: readonly string[]): string[] {
  const each = names.map((name) => optionsOf([...SHORT, ...(mechanisms[name]?.under.split(' ') ?? [])]));
  const kinds = new Set(each.flatMap((options) => [...options.kinds]));
  const restMs = Math.max(...each.map((options) => options.restMs));
  return ['--only', [...kinds].join(','), '--rest', String(restMs / 1000)];
}

async function again(own: ChaosSystem, community: Community, options: Options): Promise<Seen> {
  await own.goBack();
  await own.start({ quiet: true });
  return run(own, community, options);
}
