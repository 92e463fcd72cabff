import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readJson } from '../../../infra/tooling/program/files.ts';
import { ProgramError } from '../../../infra/tooling/program/program-error.ts';
import { awsEnv, cleanEnv } from '../../../infra/tooling/system/aws-env.ts';
import { root } from '../../../infra/tooling/system/layout.ts';
import { table } from '../../support/print.ts';
import { startOurs } from './engine.ts';
import { fetchFiles, lacking, startJava } from './java.ts';
import type { Session } from './session.ts';
import type { StoresResult } from './summary.ts';
import { compared, type Report, type Verdict, verdicts } from './verdicts.ts';

/**
 * The tests of stores against our engine and against DynamoDB Local, which is Amazon's own. Good: every test passes on both.
 * @throws ProgramError when DynamoDB Local cannot be fetched or started, or the tests cannot be run
 */
export async function compareStores(session: Session): Promise<StoresResult> {
  const why = lacking();
  if (why) {
    console.log(`${why} The stores are skipped.`);
    return { ok: true, skipped: true };
  }
  console.log('fetching DynamoDB Local …');
  await fetchFiles();
  const found = new Map<string, Map<string, Verdict>>();
  for (const [name, start] of [
    ['engine', startOurs],
    ['DynamoDB Local', startJava],
  ] as const) {
    const { endpoint } = await start(session.dir);
    console.log(`the tests of stores on ${name} …`);
    found.set(name, await run(session, endpoint, join(session.dir, `${name}.json`)));
  }
  const { tests, differences, failed } = compared(found);
  if (differences.length > 0) console.log(table([['test', ...found.keys()], ...differences]));
  for (const text of failed) console.log(`failed on both: ${text}`);
  const ok = tests > 0 && differences.length === 0 && failed.length === 0;
  return { ok, tests, differences: differences.length };
}

/** Vitest with a configuration of its own; a failing test is a verdict, not an end. */
async function run(session: Session, endpoint: string, outputFile: string): Promise<Map<string, Verdict>> {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, 'test', 'proofs', 'oracle', 'vitest.config.ts');
  const args = [program, 'run', '--config', config, '--reporter=json', `--outputFile=${outputFile}`];
  await new Promise((resolve) => {
    const env = { ...cleanEnv(), ...awsEnv(endpoint) };
    const tests = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    session.ending.addEventListener('abort', () => tests.kill());
    tests.on('close', resolve);
  });
  const report = readJson<Report>(outputFile);
  if (!report) throw new ProgramError('The tests could not be run.');
  return verdicts(report, root);
}
