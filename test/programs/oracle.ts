import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { awsEnv, cleanEnv } from '../../local/aws-env.ts';
import { endpointOf, startEngine, stopEngine } from '../../local/engine.ts';
import { readJson } from '../../local/files.ts';
import { layout, root } from '../../local/layout.ts';
import { Trouble } from '../../local/trouble.ts';
import { makeVenv } from '../../local/venv.ts';
import { lastLine, table } from '../support/print.ts';
import { fetchFiles, lacking, type Running, startJava } from './oracle/java.ts';
import { compared, type Report, type Verdict, verdicts } from './oracle/verdicts.ts';

/**
 * `npm run oracle`: the tests of stores against the local engine and against DynamoDB Local, which is Amazon's own. Each starts
 * in a folder of its own and is stopped. Last line: {ok, tests, differences}, or {skipped: true} where there is no Java.
 * Good: every test passes on both.
 */
const why = lacking();
if (why) {
  console.log(why);
  lastLine({ skipped: true });
  process.exit(0);
}
const dir = mkdtempSync(join(tmpdir(), 'huying-oracle-'));
const running: Running[] = [];
let tests: ChildProcess | undefined;
let stopping: Promise<void> | undefined;
/** Once, however many ask: whoever asks waits until all have ended. */
const stop = (): Promise<void> => {
  tests?.kill();
  stopping ??= Promise.all(running.map((each) => each.stop())).then(() =>
    rmSync(dir, { recursive: true, force: true }),
  );
  return stopping;
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(1)));

let good = false;
try {
  good = await compare();
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
} finally {
  await stop();
}
process.exit(good ? 0 : 1);

async function compare(): Promise<boolean> {
  console.log('fetching DynamoDB Local …');
  await fetchFiles();
  const found = new Map<string, Map<string, Verdict>>();
  for (const [name, start] of [
    ['engine', startOurs],
    ['DynamoDB Local', () => startJava(dir)],
  ] as const) {
    const at = await start();
    running.push(at);
    console.log(`the tests of stores on ${name} …`);
    found.set(name, await run(at.endpoint, join(dir, `${name}.json`)));
  }
  const { tests, differences, failed } = compared(found);
  if (differences.length > 0) console.log(table([['test', ...found.keys()], ...differences]));
  for (const text of failed) console.log(`failed on both: ${text}`);
  const ok = tests > 0 && differences.length === 0 && failed.length === 0;
  lastLine({ ok, tests, differences: differences.length });
  return ok;
}

async function startOurs(): Promise<Running> {
  await makeVenv();
  const at = layout(join(dir, 'engine'));
  mkdirSync(at.dir, { recursive: true });
  const port = await getPort();
  await startEngine(at, { port, persist: false, saveSeconds: 10 });
  return { endpoint: endpointOf(port), stop: () => stopEngine(at) };
}

/** Vitest with a configuration of its own; a failing test is a verdict, not an end. */
async function run(endpoint: string, outputFile: string): Promise<Map<string, Verdict>> {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, 'test', 'programs', 'oracle', 'vitest.config.ts');
  const args = [program, 'run', '--config', config, '--reporter=json', `--outputFile=${outputFile}`];
  await new Promise((resolve) => {
    const env = { ...cleanEnv(), ...awsEnv(endpoint) };
    tests = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    tests.on('close', resolve);
  });
  const report = readJson<Report>(outputFile);
  if (!report) throw new Trouble('The tests could not be run.');
  return verdicts(report, root);
}
