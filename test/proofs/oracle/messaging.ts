import { atOnce } from '#shared/at-once.ts';
import { ProgramError } from '../../../infra/tooling/program/program-error.ts';
import { table } from '../../support/print.ts';
import { startOurs } from './engine.ts';
import { makeLocalStack, startLocalStack } from './localstack.ts';
import { messagingTests as TESTS } from './messaging/all-tests.ts';
import { Bench } from './messaging/bench.ts';
import { failures, type Judgement, judge } from './messaging/judge.ts';
import type { EngineName, MessagingTest, Observation } from './messaging/messaging-test.ts';
import type { Running, Session } from './session.ts';
import type { MessagingResult } from './summary.ts';

/** Tests that run together on one engine: most of them wait. */
const TOGETHER = 4;
/** So long one test may take, in milliseconds. */
const LONGEST = 120_000;

/** What counts when an engine is missing: nothing was proven, so every test failed. */
export const nothingProven: MessagingResult = { tests: TESTS.length, failed: TESTS.length, engines: [] };

interface Engine extends Running {
  readonly name: EngineName;
  readonly version: string;
}

/**
 * The messaging tests on LocalStack and on our own engine. Every difference from what AWS documents is printed with its
 * verdict; an unexpected one fails its test.
 * @throws ProgramError when an engine cannot be installed or started
 */
export async function compareMessaging({ dir }: Session): Promise<MessagingResult> {
  await makeLocalStack();
  const engines = [
    await named('localstack', await startLocalStack(dir)),
    await named('ministack', await startOurs(dir, { guarded: true })),
  ];
  const titles = engines.map(({ name, version }) => `${name} ${version}`);
  console.log(`${TESTS.length} messaging tests on ${titles.join(' and on ')} …`);
  const columns = await Promise.all(engines.map(judgements));
  const rows = TESTS.map((_, at) => columns.flatMap((column) => column[at] ?? []));
  const cells = TESTS.map(({ name }, at) => [name, ...(rows[at] ?? []).map(({ verdict }) => verdict)]);
  console.log(table([['test', ...titles], ...cells]));
  for (const [at, { name }] of TESTS.entries())
    for (const [n, { verdict, text }] of (rows[at] ?? []).entries())
      if (text) console.log(`\n${titles[n]} ${verdict}\n  ${name}\n  ${text}`);
  return { tests: TESTS.length, failed: failures(rows), engines: titles };
}

/** @throws ProgramError when it does not say which version it is */
async function named(name: EngineName, running: Running): Promise<Engine> {
  const answer = await fetch(`${running.endpoint}/_localstack/health`);
  const { version } = (await answer.json()) as { version?: string };
  if (!version) throw new ProgramError(`${name} does not say which version it is.`);
  return { ...running, name, version };
}

function judgements({ name, endpoint }: Engine): Promise<Judgement[]> {
  const bench = new Bench(endpoint);
  return atOnce(TOGETHER, TESTS, async (test) => judge(test, name, await observed(test, bench)));
}

/** A test that cannot be carried out shows its error, which no test expects. */
async function observed(test: MessagingTest, bench: Bench): Promise<Observation> {
  const { promise, reject } = Promise.withResolvers<never>();
  const alarm = setTimeout(() => reject(new Error(`no end within ${LONGEST / 1000} s`)), LONGEST);
  try {
    return await Promise.race([test.run(bench), promise]);
  } catch (error) {
    return { error: String(error) };
  } finally {
    clearTimeout(alarm);
  }
}
