import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from '#shared/commit/commit.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { fastTree } from '../../../demo/trees.ts';
import { redrive } from '../../../ops/redrive.ts';
import { targetOfSystem } from '../../../ops/target/target.ts';
import { ticket } from '../../../services/casework/commands/aggregate.ts';
import { type Community, createCommunity } from '../../support/community.ts';
import { tables } from '../../support/logs.ts';
import { recount } from '../../support/recount/recount.ts';
import type { Plan } from '../day/plan.ts';
import { type Day, play } from '../day/play.ts';
import { Progress } from '../day/progress.ts';
import { rings } from '../day/silence.ts';
import { breakFunctions } from './break-functions.ts';
import type { ChaosSystem } from './chaos-system.ts';
import { reportAfterAll, sendTooEarly } from './curable.ts';
import { deadLetters } from './dead.ts';
import { Faults } from './faults.ts';
import { hopsOf, RETRY_BOUND } from './hops.ts';
import { reported } from './moments.ts';
import type { Options } from './options.ts';
import { cleanTables, doses, found, poisonAll } from './poison.ts';
import { cutPower, type PowerCut } from './power-cut.ts';
import { rest } from './rest.ts';
import type { Seen } from './seen.ts';
import { accountSms, smsSeen } from './sms.ts';
import { causedTwice } from './twice.ts';
import { doubledTickets, lostOf } from './verdict.ts';
import { mechanisms } from './without.ts';

/**
 * Nobody waits for days here: who works slowly is only late, whoever is called answers; in a brisk run all act at once, the
 * workers from several devices.
 */
const adapt =
  (brisk: boolean) =>
  (plan: Plan): Plan =>
    brisk
      ? {
          ...plan,
          worker: 'prompt',
          contacts: true,
          devices: 3,
          resident: plan.door === 'hotline' ? 'sms' : 'solved',
        }
      : {
          ...plan,
          worker: plan.worker === 'slow' ? 'late' : plan.worker,
          callback: plan.callback === 'unreached' ? 'solved' : plan.callback,
        };

/** When half of the day is over the faults go on for this share of a day: it is also the last reports' turn. */
const AFTERWARDS = 0.75;

/** After the last report was taken they go on for so long at least, in milliseconds: its way is long. */
const AFTER_THE_LAST = 20_000;

/** The engine is killed so long after a save, in milliseconds, unless it has saved again. */
const UNSAVED = 2_000;

/** The only function that sends SMS: when it is killed an answer of the provider may die with it. */
const SENDER = 'huying-notification-send';

/** So many SMS may be on their way to the provider when an engine is killed: the concurrency of `send`. */
const SENDING_AT_ONCE = 5;

/** What has not come to rest will not do so soon. */
const HOPELESS = 15_000;

/** While an engine is started again nobody answers for a while; people go on trying. */
const PATIENCE = 180_000;

/** Starts the system and creates a community in it. */
export async function prepare(own: ChaosSystem, { seed }: Options): Promise<Community> {
  await own.start();
  const community = await createCommunity(fastTree(`c${seed}`));
  await signInAll(community);
  await own.save();
  return community;
}

/** Plays a day in a community under faults, stops them, repairs, and accounts for everything. */
export async function run(own: ChaosSystem, community: Community, options: Options): Promise<Seen> {
  const { seed, reports, dayMs, kinds, without } = options;
  await breakFunctions(own.system().endpoint, mechanisms[without ?? '']?.broken);
  const faults = new Faults(own.faultFolder, seed, kinds);
  const runId = `${seed}-${Date.now().toString(36)}`;

  console.log('a day under faults …');
  if (options.brisk) faults.allDay();
  else faults.firstHalf();
  const day = play({
    community,
    count: reports,
    seed,
    dayMs,
    patienceMs: PATIENCE,
    adapt: adapt(options.brisk),
  });
  const stopProgress = showing(day);
  await sleep(dayMs / 5);
  const given = kinds.has('poison') ? doses(runId, Date.now()) : [];
  const early = kinds.has('poison') ? await sendTooEarly(runId) : [];
  if (given.length > 0) await poisonAll(given);
  await sleep((dayMs * 3) / 10);
  let cut: PowerCut | undefined;
  if (kinds.has('kill')) {
    await reported(day, 0.5, PATIENCE);
    await own.save();
    await sleep(UNSAVED);
    cut = await cutPower(own, faults, day, without === 'republish');
  }
  if (options.brisk) faults.allDay();
  else faults.secondHalf();
  const lastOnItsWay = reported(day, 1, PATIENCE).then(() => sleep(AFTER_THE_LAST));
  await Promise.race([day.over, Promise.all([sleep(dayMs * AFTERWARDS), lastOnItsWay])]);
  faults.none();
  await Promise.race([day.over, sleep(options.restMs)]);
  stopProgress();

  console.log('the faults are over; waiting until nothing is under way …');
  const before = await rest(day, options.restMs);
  const { buried, missing } = found(given, await deadLetters());
  if (early.length > 0) await reportAfterAll(community, early);
  const repaired =
    without === 'redrive' ? { redriven: 0 } : await orError(redrive(targetOfSystem(own.system())));
  const redriven = repaired instanceof Error ? 0 : repaired.redriven;
  console.log(`redriven: ${redriven}; counting …`);
  const after = await rest(day, before.restless.length > 0 ? HOPELESS : options.restMs);
  await day.watch.look();
  const left = found(given, await deadLetters()).others;
  await cleanTables(given);

  const counts = faults.counts();
  const ids = [...day.receipts.keys()];
  const timers = rings(after.timers, RETRY_BOUND);
  const unanswered = (counts['sms.lostAnswer'] ?? 0) + faults.kills(SENDER) + (cut ? SENDING_AT_ONCE : 0);
  const sms = accountSms(await smsSeen(unanswered, cut?.sms ?? []));
  const withdrawn = await Promise.all(
    early.map(async ({ report }) => [report, await phaseOf(report)] as const),
  );
  const figures = await orError(recount());
  const seen: Seen = {
    counts,
    poison: given.length,
    buried: buried.length,
    unburied: missing.map(({ marker, ends }) => `${marker} is not in ${ends}`),
    cut,
    redriven,
    left,
    lost: [
      ...(await lostOf(day, cut)),
      ...withdrawn
        .filter(([, phase]) => phase !== 'withdrawn')
        .map(([id, phase]) => `the withdrawal of ${id} was never redriven: it is ${phase}`),
      ...times(after.open, 'a message without a last word'),
      ...times(timers.missed, 'a timer that nobody was told of'),
    ],
    double: [
      ...(await doubledTickets([...ids, ...early.map(({ report }) => report)], cut)),
      ...(await causedTwice()),
      ...times(sms.double, 'an SMS twice, and no answer was lost'),
      ...times(timers.twice, 'a timer twice'),
    ],
    sms,
    hops: await hopsOf(ids, cut),
    differences: figures instanceof Error ? [] : figures.differences,
    recounted: !(figures instanceof Error),
    failures: [...day.failures, ...broke('redrive', repaired), ...broke('recount', figures)],
    restless: [...before.restless, ...after.restless],
    retried: day.done.retried,
  };
  writeFileSync(join(own.dir, 'seen.json'), JSON.stringify(seen, null, 2));
  return seen;
}

/** What a repair or a count ended with: a run without a mechanism is told to its end, too. */
const orError = <T>(work: Promise<T>): Promise<T | Error> => work.catch((error: Error) => error);

const broke = (what: string, end: unknown): string[] =>
  end instanceof Error ? [`${what}: ${end.message}`] : [];

const times = (n: number, what: string): string[] => Array.from({ length: n }, () => what);

/** Nobody signs in while nobody answers. */
async function signInAll(community: Community): Promise<void> {
  for (const { member } of community.tree.people) if (member) await community.tokenOf(member);
  await community.as('callback');
}

async function phaseOf(report: string): Promise<string> {
  return (await load(dynamoStore(await tables(), 'huying-casework'), ticket, report)).state.phase;
}

function showing(day: Day): () => void {
  const progress = new Progress();
  const bar = setInterval(() => {
    const open = day.receipts.size - day.finished();
    progress.show(day.finished(), day.count, `${day.receipts.size} reported, ${open} open`);
  }, 250);
  return () => {
    clearInterval(bar);
    progress.show(day.finished(), day.count, `${day.failures.length} failed`);
    progress.end();
  };
}
