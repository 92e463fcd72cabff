import { lastLine, percentile, table } from '../../support/print.ts';
import { differencesTable } from '../../support/recount/table.ts';
import { neverCame } from './faults.ts';
import { RETRY_BOUND } from './hops.ts';
import type { Options } from './options.ts';
import type { Seen } from './seen.ts';

import { shown } from './symptoms.ts';
import { mechanisms } from './without.ts';

const SHOWN = 20;

/** Prints what was seen, the last line last. @returns whether it is good */
export function tell(seen: Seen, { kinds, without }: Options): boolean {
  const { counts, poison, cut, sms, hops } = seen;
  const rows = Object.entries(counts).sort();
  if (kinds.has('poison')) rows.push(['poison', poison]);
  if (cut) rows.push(['kill of the engine', 1]);
  console.log(`\n${table([['fault', 'times'], ...rows])}\n`);
  const slowest = Math.max(0, ...hops.opened, ...hops.assigned);
  console.log(
    table([
      ['what', ''],
      ['requests that were tried again', seen.retried],
      ['SMS', sms.arrived],
      ['report to ticket, ms: p50, max', spread(hops.opened)],
      ['report to first holder, ms: p50, max', spread(hops.assigned)],
      ['bound of all retries, ms', RETRY_BOUND],
      ...(cut ? [['engine killed and back, ms', cut.back - cut.at] as const] : []),
      ...(cut ? [['of which the disk knew nothing, ms', Math.round(cut.at - cut.saved)] as const] : []),
    ]),
  );
  list('died with the engine after its last save, and was done again', unsavedOf(seen));
  list('came twice', sms.explained);
  list('lost', seen.lost);
  list('doubled', seen.double);
  list('poison that is not where it belongs', seen.unburied);
  list(
    'dead letters that are no poison',
    seen.left.map(({ queue, reason }) => `${queue}: ${reason}`),
  );
  list('who or what could not finish', seen.failures);
  list('did not come to rest', seen.restless);
  const never = neverCame(kinds, counts);
  list('faults that were asked for and never came', never.some);
  if (never.all) console.log('The engine injected nothing: this day proves nothing.');
  if (slowest > RETRY_BOUND) console.log(`A report waited for ${slowest} ms: longer than all retries take.`);
  console.log(differencesTable(seen.differences));
  if (without) {
    const shows = mechanisms[without]?.shows ?? [];
    const what = shown(shows, seen);
    console.log(`without ${without}: ${what ? `caught, ${what}` : `NOT CAUGHT, no ${shows.join(', no ')}`}`);
  }
  const result = {
    faults: rows.reduce((sum, [, n]) => sum + n, 0),
    lost: seen.lost.length,
    double: seen.double.length,
    resent: sms.resent,
    unsaved: unsavedOf(seen).length,
    poisoned: seen.buried,
    redriven: seen.redriven,
    differences: seen.differences.length,
  };
  lastLine(result);
  const wrong = [seen.unburied, seen.left, seen.failures, seen.restless].some((some) => some.length > 0);
  const sum = result.lost + result.double + result.differences;
  return sum === 0 && !wrong && !never.all && seen.recounted && slowest <= RETRY_BOUND;
}

const unsavedOf = ({ cut }: Seen): string[] =>
  (cut?.unsaved ?? []).map(({ what, report, at }) => `${what} of ${report}, ${new Date(at).toISOString()}`);

const spread = (ms: readonly number[]): string =>
  ms.length === 0 ? '-' : `${percentile(ms, 0.5)}, ${Math.max(...ms)} (${ms.length})`;

function list(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(`\n${title}: ${lines.length}`);
  for (const line of lines.slice(0, SHOWN)) console.log(`  ${line}`);
  if (lines.length > SHOWN) console.log(`  … and ${lines.length - SHOWN} more`);
}
