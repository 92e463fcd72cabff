import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { streamFor } from '../../demo/random.ts';
import { threeStationTree } from '../../demo/trees.ts';
import { OwnSystem } from '../../local/own-system.ts';
import type { System } from '../../local/system.ts';
import { createCommunity } from '../support/community.ts';
import { orExit, wholeNumbers } from '../support/options.ts';
import { lastLine, table } from '../support/print.ts';
import { eventsOf } from './cost/bill.ts';
import { meterFile, readMeter } from './cost/meter.ts';
import { deployEcho, destroyEcho } from './echo/deploy.ts';
import { holders } from './spike/account.ts';
import { echoCapacity } from './spike/capacity.ts';
import { complaints } from './spike/good.ts';
import { loadHeads } from './spike/load.ts';
import { arrivals, isPeak, phasesOf } from './spike/phases.ts';
import { deadLetters, Pulse } from './spike/pulse.ts';
import { recoveredAfter, usualOf } from './spike/recovery.ts';
import { answeredIn, phaseRows } from './spike/report.ts';
import { type Sent, sendAll } from './spike/send.ts';
import { type Look, visit } from './spike/visit.ts';

/**
 * `npm run bench:spike [-- --heads 100000 --seconds 20 --lag 2000]`: bursts of web reports on a system of its own, whose table of
 * tickets is full and whose indexes are `lag` ms behind. The highest phase is what ten-line functions with the same SDK calls
 * bear on the same engine in the same run. Then a phase at twice that. Meanwhile people look at what they have just
 * written. Last line: {sent, errors, recoveredMs, staleReads, peakShare}; `peakShare` is what was answered a second in the
 * highest phase as a share of the echo's capacity. Good: no error, nothing lost, and nothing stale though people looked
 * (with a lag: at least once while the index alone would have missed what they looked for).
 */
const { values } = parseArgs({
  options: {
    heads: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '20' },
    lag: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '7' },
    /** Tickets that people follow side by side while the bursts go on. */
    visitors: { type: 'string', default: '2' },
  },
});
const { heads, seconds, lag, seed, visitors } = orExit(() => {
  const given = wholeNumbers(values, ['heads', 'seconds', 'lag', 'seed', 'visitors']);
  if (given.seconds === 0) throw new Error('--seconds is one at least.');
  return given;
});
const PATIENCE_MS = 900_000;
/** Reports one after the other, for what is usual while nothing else happens. */
const QUIET = 6;
const QUIET_GAP_MS = 1500;
const own = new OwnSystem('spike');
const { dir } = own.at;
const pulse = new Pulse();
let good = false;
try {
  console.log('starting a system of its own …');
  const engineEnv = { HUYING_INDEX_LAG_MS: String(lag), HUYING_METER: meterFile(dir) };
  good = await spike(await own.start({ quiet: true, engineEnv }));
} finally {
  pulse.stop();
  await own.stop();
  own.discard();
}
process.exit(good ? 0 : 1);

async function spike(system: System): Promise<boolean> {
  const community = await createCommunity(threeStationTree('sp'));
  const began = Date.now();
  await loadHeads(
    heads,
    community.tree.blocks.map(({ path }) => path),
    Date.now(),
  );
  console.log(`${heads} tickets are there already (${Math.round((Date.now() - began) / 1000)} s)`);
  const apiId = deployEcho(system);
  const capacity = await echoCapacity(apiId, Math.max(15, seconds));
  destroyEcho(system);
  console.log(`the echo bears ${capacity.toFixed(1)} reports a second`);

  const looks: Look[] = [];
  const failures: string[] = [];
  const sent: Sent[] = [];
  // Workers start, connections open: the first report of a system is no report like any other.
  await visit(community, 0, () => undefined);
  await readMeter(dir);
  const beating = pulse.run();
  beating.catch(() => undefined);
  const onSent = (one: Sent) => {
    sent.push(one);
    if (one.report) pulse.follow(one.report, one.answered);
    else failures.push(`a report: ${one.error}`);
  };
  let going = true;
  let people = 0;
  const visiting = Array.from({ length: visitors }, async () => {
    while (going) {
      const n = ++people;
      await visit(community, n, (look) => looks.push(look)).catch((e: Error) =>
        failures.push(`visit ${n}: ${e.message}`),
      );
    }
  });

  const quietFrom = Date.now();
  const quiet = Array.from({ length: QUIET }, (_, n) => n * QUIET_GAP_MS);
  await sendAll(community, quietFrom, quiet, 0, onSent);
  await pulse.allHaveHolders();
  const usual = usualOf(pulse.beats.filter(({ at }) => at >= quietFrom));
  const phases = phasesOf(capacity, seconds);
  const start = Date.now();
  const offsets = arrivals(streamFor(seed, 'arrivals'), phases);
  await sendAll(community, start, offsets, QUIET, onSent);
  const calm = await settled(pulse, usual);
  const recoveries = phases.map((phase, n) =>
    isPeak(phases, n) ? recoveredAfter(pulse.beats, usual, start + phase.to) : undefined,
  );
  console.log(
    `\nphases of ${seconds} s; usual: the oldest waits ${usual.oldestMs.toFixed(0)} ms, ${usual.queued} messages in queues\n`,
  );
  console.log(table(phaseRows(phases, { start, sent, pulse, recoveries })));
  const highest = phases.find(({ rate }) => rate === capacity);
  const reached = highest ? answeredIn(sent, start + highest.from, start + highest.to) : 0;
  going = false;
  await Promise.all(visiting);

  console.log('\ntwice what the echo bears …');
  const beyondAt = Date.now();
  const beyond = [{ name: 'beyond', rate: capacity * 2, from: 0, to: seconds * 1000 }];
  await sendAll(
    community,
    beyondAt,
    arrivals(streamFor(seed, 'beyond'), beyond),
    QUIET + offsets.length,
    onSent,
  );
  const answeredAll = Date.now() - beyondAt;
  const calmAgain = await settled(pulse, usual);
  pulse.stop();
  await beating;
  const over = pulse.beats.filter(({ at }) => at >= beyondAt);
  const recovered = recoveredAfter(pulse.beats, usual, beyondAt + seconds * 1000);
  const asked = sent.filter(({ due }) => due >= beyondAt);
  console.log(
    `${asked.length} reports in ${seconds} s, the last answer after ${(answeredAll / 1000).toFixed(1)} s; ` +
      `at most ${Math.max(...over.map(({ queued }) => queued))} messages in queues, the oldest waited ${Math.round(Math.max(...over.map(({ oldestMs }) => oldestMs)) / 1000)} s; ` +
      `as before ${((recovered ?? Number.NaN) / 1000).toFixed(1)} s after its end`,
  );

  const accepted = sent.flatMap(({ report }) => report ?? []);
  const { none, twice } = await holders(accepted);
  const dead = await deadLetters();
  const events = eventsOf(await readMeter(dir));
  const unheard = events.filter((event) => event.unheard > 0);
  const stale = looks.filter((look) => look.stale);
  const indexed = looks.filter(({ index }) => index !== undefined);
  console.log(
    `\naccepted ${accepted.length}: ${none} without a ticket and a holder, ${twice} with two; ${dead} dead letters\n` +
      `${looks.length} looks at one's own write by ${people} people: ${stale.length} stale; of ${indexed.length} lists the index alone would have missed ${indexed.filter(({ index }) => index).length}\n` +
      `${events.reduce((n, { published }) => n + published, 0)} events of ${events.length} types published, ${unheard.reduce((n, e) => n + e.unheard, 0)} of them without a subscriber`,
  );
  for (const text of [...new Set(failures)].slice(0, 20)) console.log(`failed: ${text}`);
  for (const { type, unheard: n } of unheard) console.log(`nobody heard ${type} (${n})`);
  const worst = recoveries.filter((_, n) => isPeak(phases, n)).map((ms) => ms ?? PATIENCE_MS);
  const result = {
    sent: sent.length,
    errors: failures.length,
    recoveredMs: Math.round(Math.max(...worst)),
    staleReads: stale.length,
    peakShare: Number((reached / capacity).toFixed(2)),
  };
  const harm = result.errors + none + twice + dead + unheard.length;
  const bad = complaints({ lag, looks, calm: calm && calmAgain, harm });
  for (const line of bad) console.log(`not good: ${line}`);
  lastLine(result);
  return bad.length === 0;
}

/** Waits until everything is as usual again. */
async function settled(pulse: Pulse, usual: ReturnType<typeof usualOf>): Promise<boolean> {
  const since = Date.now();
  while (Date.now() < since + PATIENCE_MS) {
    if (recoveredAfter(pulse.beats, usual, since) !== undefined) return true;
    await sleep(500);
  }
  return false;
}
