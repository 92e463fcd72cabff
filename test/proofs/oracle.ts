import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { lastLine } from '../support/print.ts';
import { compareMessaging, nothingProven } from './oracle/messaging.ts';
import { Session } from './oracle/session.ts';
import { compareStores } from './oracle/stores.ts';
import { type StoresResult, summary } from './oracle/summary.ts';

/**
 * `npm run oracle`: second opinions on our engine. The tests of stores run on it and on DynamoDB Local, where Java is; the
 * messaging tests run on it and on LocalStack, and both are measured by what AWS documents. Last line: {ok, tests, differences,
 * messaging: {tests, failed, engines}}; without Java {ok, skipped: true, messaging}.
 */
const session = new Session();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void session.stop().finally(() => process.exit(1)));

let good = false;
try {
  const stores = await orElse<StoresResult>({ ok: false, tests: 0, differences: 0 }, compareStores(session));
  const messaging = await orElse(nothingProven, compareMessaging(session));
  const line = summary(stores, messaging);
  good = line.ok;
  await session.stop();
  lastLine(line);
} finally {
  await session.stop();
}
process.exit(good ? 0 : 1);

/** What cannot be done is told in its one sentence, and the rest still runs. */
async function orElse<T>(otherwise: T, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProgramError) || session.ending.aborted) throw error;
    console.error(error.message);
    return otherwise;
  }
}
