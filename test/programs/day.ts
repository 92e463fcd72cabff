import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { atOnce } from '#shared/at-once.ts';
import { streamFor } from '../../demo/random.ts';
import { fastTree } from '../../demo/trees.ts';
import { readSms } from '../../local/carrier/sms.ts';
import { lastLine, percentile, table } from '../support/print.ts';
import { system } from '../support/system.ts';
import { settle } from '../support/town.ts';
import { until } from '../support/until.ts';
import { messageOf, messagesOf, ticketsOf, timersOf } from './day/account.ts';
import { actsIn, type Done } from './day/acts.ts';
import { arrivals } from './day/arrivals.ts';
import { isOver, live } from './day/life.ts';
import { planFor } from './day/plan.ts';
import { Progress } from './day/progress.ts';
import { type Reported, report } from './day/report.ts';
import { Watch } from './day/watch.ts';

/**
 * `npm run day -- --reports 500 --seed 7`: a day in a town of its own on the running system, in wall time, under the
 * rules in which a working day lasts a minute. Ends when every ticket is over and no timer is pending. Last line:
 * {reports, tickets, lost, double, unaccountedMessages, timersTwice, timersMissed, swept}.
 */
const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '500' },
    seed: { type: 'string', default: '7' },
    /** Wall time of the 24 hours: as `rules-fast` has them. */
    seconds: { type: 'string', default: '192' },
  },
});
const [count, seed, dayMs] = [Number(values.reports), Number(values.seed), Number(values.seconds) * 1000];
if (![count, seed, dayMs].every((n) => Number.isSafeInteger(n) && n >= 0)) {
  console.error('--reports, --seed and --seconds are whole numbers.');
  process.exit(2);
}

/** Tickets that are looked up together. */
const AT_ONCE = 6;
const { endpoint } = await system();
console.log(`settling a town of its own (d${seed}) …`);
const town = await settle(fastTree(`d${seed}`));
const smsBefore = new Set((await readSms(endpoint))?.map(({ id }) => id));
const done: Done = { overtaken: 0, retried: 0 };
const receipts = new Map<string, Reported>();
const failures: string[] = [];
const watch = new Watch();
const acts = actsIn(town, receipts, done);
const watching = watch.run();
const progress = new Progress();
const began = Date.now();
// Counted per run, so that a town can have many days.
const run = Math.floor(began / 1000) % 1_000_000;
let finished = 0;

const lives = arrivals(streamFor(seed, 'arrivals'), count, dayMs).map(async ({ at, spike }, n) => {
  const plan = planFor(streamFor(seed, `report ${n}`), spike);
  await sleep(at);
  try {
    const receipt = await report(plan, (run * 1000 + n) % 4_000_000, town);
    receipts.set(receipt.report, receipt);
    watch.follow(receipt.report);
    await live(plan, receipt.report, watch, acts);
    finished++;
  } catch (error) {
    failures.push(`${n}: ${(error as Error).message}`);
  }
});
const bar = setInterval(
  () =>
    progress.show(
      finished,
      count,
      `${receipts.size} reported, ${receipts.size - finished} open, ${failures.length} failed`,
    ),
  250,
);
await Promise.all(lives);
clearInterval(bar);
progress.show(finished, count, 'all over; waiting for the last timers and receipts');
progress.end();

const ids = [...receipts.keys()];
const PATIENCE = { limitMs: 900_000, everyMs: 1_000 };
const timers = await atOnce(AT_ONCE, ids, (id) =>
  until(
    `silence of ${id}`,
    async () => {
      const found = await timersOf(id);
      return !found.pending && found;
    },
    PATIENCE,
  ),
);
const messages = await atOnce(AT_ONCE, ids, async (id) => {
  const settled = until(
    `receipts of ${id}`,
    async () => {
      const found = await messagesOf(id);
      return found.open === 0 && found;
    },
    { limitMs: 120_000, everyMs: 1_000 },
  );
  return settled.catch(() => messagesOf(id));
});
watch.stop();
await watching;
await watch.look();

const opened = await atOnce(AT_ONCE, ids, ticketsOf);
const phones = new Set([
  ...town.tree.people.map(({ phone }) => phone),
  ...[...receipts.values()].map(({ phone }) => phone),
]);
const arrived = ((await readSms(endpoint)) ?? []).filter(
  ({ id, number }) => !smsBefore.has(id) && phones.has(number),
);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const told = await atOnce(AT_ONCE, arrived, ({ id }) => messageOf(id));
const known = told.filter((message) => message !== undefined);
const sent = sum(messages.map((each) => each.sent));
const late = timers.flatMap((each) => each.late);
// Something may be done between its instant and its timer's ring; what was undone for longer than any ring took and got
// no word was forgotten.
const silent = timers.flatMap((each) => each.silent);
const forgotten = Math.max(10_000, percentile([0, ...late], 1)) + 5_000;
const over = (id: string): boolean => {
  const state = watch.state(id);
  return state !== undefined && isOver(state);
};
const result = {
  reports: count,
  tickets: opened.filter((n) => n > 0).length,
  lost: count - ids.filter((id) => over(id)).length,
  // A message is one text on one phone, whatever was retried; and every text is one that the outbox knows.
  double: sum(opened.map((n) => Math.max(0, n - 1))) + known.length - new Set(known).size,
  unaccountedMessages:
    sum(messages.map((each) => each.open)) + told.length - known.length + Math.max(0, sent - arrived.length),
  timersTwice: sum(timers.map((each) => each.twice)),
  timersMissed: silent.filter((ms) => ms > forgotten).length,
  swept: sum(timers.map((each) => each.swept)),
};
const ended = ids.map((id) => watch.state(id));
console.log(
  table([
    ['what', 'how many'],
    ['wall time, seconds', Math.round((Date.now() - began) / 1000)],
    ['withdrawn', ended.filter((t) => t?.phase === 'withdrawn').length],
    ['reopened at least once', ended.filter((t) => (t?.cycle ?? 1) > 1).length],
    ['level raised', ended.filter((t) => (t?.placement?.level ?? 1) > 1).length],
    ['SMS', arrived.length],
    ['timers that rang', late.length],
    ['of them through the sweep', result.swept],
    ['done after their instant, before they rang', silent.filter((ms) => ms <= forgotten).length],
    ['lateness p50, ms', percentile(late, 0.5)],
    ['lateness p99, ms', percentile(late, 0.99)],
    ['lateness max, ms', percentile(late, 1)],
    ['steps that others had overtaken', done.overtaken],
    ['requests that were tried again', done.retried],
  ]),
);
for (const failure of failures.slice(0, 20)) console.log(`failed: ${failure}`);
lastLine(result);
const good =
  result.lost + result.double + result.unaccountedMessages + result.timersTwice + result.timersMissed === 0;
process.exit(good && failures.length === 0 ? 0 : 1);
