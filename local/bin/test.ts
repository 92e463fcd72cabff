import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnv } from '../aws-env.ts';
import { readJson } from '../files.ts';
import { root } from '../layout.ts';
import { OwnSystem } from '../own-system.ts';
import { run } from '../processes.ts';
import { seconds } from '../steps.ts';
import { type Counts, fromUnittest, fromVitest, none, sum, withCode } from '../test-counts.ts';
import { engineFolder, enginePython, makeVenv } from '../venv.ts';

const own = new OwnSystem('test');
const results: Counts[] = [];

/** Runs one phase and keeps its counts; a phase that throws is a failure, and the others still run. */
async function phase(name: string, work: () => Promise<Counts>): Promise<void> {
  console.log(`\n▶ ${name}`);
  const began = performance.now();
  const counts = await work().catch((error: Error): Counts => {
    console.error(error.name === 'Trouble' ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  results.push(counts);
  console.log(`${counts.failed ? '✗' : '✓'} ${name}   ${seconds(performance.now() - began)}`);
}

/** A program that shows its own output; its code is the verdict. */
const show = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...cleanEnv(), ...env },
      stdio: 'inherit',
    });
    child.on('close', (code) => resolve(code ?? 1));
  });

/** A program counts as one test. */
const verdict = (code: number): Counts => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

async function npmRun(script: string): Promise<Counts> {
  const { code, output } = await run('npm', ['run', '--silent', script], { cwd: root, timeout: 300_000 });
  if (code !== 0) console.log(output);
  return withCode(none, code);
}

async function vitest(project: string, env: NodeJS.ProcessEnv = {}): Promise<Counts> {
  const report = join(own.dir, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await show(
    [program, 'run', '--project', project, '--passWithNoTests', '--silent=passed-only', ...reporters],
    env,
  );
  return withCode(fromVitest(readJson(report)), code);
}

async function corrections(): Promise<Counts> {
  await makeVenv();
  const args = ['-m', 'unittest', '-b'];
  const { code, output } = await run(enginePython, args, {
    cwd: engineFolder,
    env: cleanEnv(),
    timeout: 600_000,
  });
  console.log(output.trim());
  return withCode(fromUnittest(output), code);
}

const began = performance.now();
await phase('types', () => npmRun('typecheck'));
await phase('lint', () => npmRun('lint'));
// The engine's tests mostly wait: they run beside the unit tests.
const corrected = corrections();
corrected.catch(() => undefined);
await phase('unit tests', () => vitest('unit', { HUYING_RUNS: 'all' }));
await phase('corrections of the engine', () => corrected);
await phase('a system of our own', () => own.start().then(() => none));
if (own.isUp) {
  await phase('integration tests', () => vitest('int'));
  await phase('tests across services', () => vitest('e2e'));
  // After all that the tests have played: is anything personal where it must not be?
  await phase('leaks', async () => verdict(await show([join(root, 'test', 'programs', 'leaks.ts')])));
  await own.stop();
}

const { passed, failed } = sum(results);
if (failed) console.log(`\nThe logs of this run are in ${own.dir}`);
else own.discard();
console.log(`\nTook ${seconds(performance.now() - began)}\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
