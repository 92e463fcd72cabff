import { parseArgs } from 'node:util';
import { atOnce } from '#shared/at-once.ts';
import { fastTree } from '../../demo/trees.ts';
import { readSms } from '../../local/carrier/sms.ts';
import { createCommunity } from '../support/community.ts';
import { orExit, wholeNumbers } from '../support/options.ts';
import { lastLine, percentile, table } from '../support/print.ts';
import { system } from '../support/system.ts';
import { messageOf, ticketsOf } from './day/account.ts';
import { play } from './day/play.ts';
import { Progress } from './day/progress.ts';
import { AT_ONCE, receipts as receiptsOf, rings, silence } from './day/silence.ts';

/**
 * `npm run day -- --reports 500 --seed 7`: a day in a community of its own on the running system, in wall time, under the
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
const given = orExit(() => wholeNumbers(values, ['reports', 'seed', 'seconds']));
const [count, seed, dayMs] = [given.reports, given.seed, given.seconds * 1000];

const { endpoint } = await system();
console.log(`creating a community of its own (d${seed}) …`);
const community = await createCommunity(fastTree(`d${seed}`));
const smsBefore = new Set((await readSms(endpoint))?.map(({ id }) => id));
const progress = new Progress();
const day = play({ community, count, seed, dayMs, patienceMs: 25_000 });
const { receipts, failures, watch, done } = day;
const told = () => {
  const open = receipts.size - day.finished();
  return `${receipts.size} reported, ${open} open, ${failures.length} failed`;
};
const bar = setInterval(() => progress.show(day.finished(), count, told()), 250);
await day.over;
clearInterval(bar);
progress.show(day.finished(), count, 'all over; waiting for the last timers and receipts');
progress.end();

const ids = [...receipts.keys()];
const timers = rings(await silence(ids));
const messages = await receiptsOf(ids);
await watch.look();

const opened = await atOnce(AT_ONCE, ids, ticketsOf);
const phones = new Set([
  ...community.tree.people.map(({ phone }) => phone),
  ...[...receipts.values()].map(({ phone }) => phone),
]);
const arrived = ((await readSms(endpoint)) ?? []).filter(
  ({ id, number }) => !smsBefore.has(id) && phones.has(number),
);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const meant = await atOnce(AT_ONCE, arrived, ({ id }) => messageOf(id));
const known = meant.filter((message) => message !== undefined);
const sent = sum(messages.map((each) => each.sent));
const result = {
  reports: count,
  tickets: opened.filter((n) => n > 0).length,
  lost: count - ids.filter((id) => day.isOver(id)).length,
  // A message is one text on one phone, whatever was retried; and every text is one that the outbox knows.
  double: sum(opened.map((n) => Math.max(0, n - 1))) + known.length - new Set(known).size,
  unaccountedMessages:
    sum(messages.map((each) => each.open)) + meant.length - known.length + Math.max(0, sent - arrived.length),
  timersTwice: timers.twice,
  timersMissed: timers.missed,
  swept: timers.swept,
};
const ended = ids.map((id) => watch.state(id));
console.log(
  table([
    ['what', 'how many'],
    ['wall time, seconds', Math.round((Date.now() - day.began) / 1000)],
    ['withdrawn', ended.filter((t) => t?.phase === 'withdrawn').length],
    ['reopened at least once', ended.filter((t) => (t?.cycle ?? 1) > 1).length],
    ['level raised', ended.filter((t) => (t?.placement?.level ?? 1) > 1).length],
    ['SMS', arrived.length],
    ['timers that rang', timers.late.length],
    ['of them through the sweep', result.swept],
    ['done after their instant, before they rang', timers.overtaken],
    ['lateness p50, ms', percentile(timers.late, 0.5)],
    ['lateness p99, ms', percentile(timers.late, 0.99)],
    ['lateness max, ms', percentile(timers.late, 1)],
    ['steps that others had overtaken', done.overtaken],
    ['requests that were tried again', done.retried],
  ]),
);
for (const failure of failures.slice(0, 20)) console.log(`failed: ${failure}`);
lastLine(result);
const good =
  result.lost + result.double + result.unaccountedMessages + result.timersTwice + result.timersMissed === 0;
process.exit(good && failures.length === 0 ? 0 : 1);
