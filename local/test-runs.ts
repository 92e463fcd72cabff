import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readJson } from '../infra/tooling/program/files.ts';
import { run } from '../infra/tooling/program/processes.ts';
import { cleanEnv } from '../infra/tooling/system/aws-env.ts';
import { root } from '../infra/tooling/system/layout.ts';
import { type Counts, fromUnittest, fromVitest, none, withCode } from './test-counts.ts';
import { engineFolder, enginePython, makeVenv } from './venv.ts';

/** Where a program's output goes: to the screen as it comes, or in one piece when the program is over. */
export type Output = 'shown' | 'kept';

/** Runs a program of the project in our own process group: Ctrl-C reaches it. @returns its exit code */
export const program = (
  args: readonly string[],
  { env = {}, output = 'shown' }: { env?: NodeJS.ProcessEnv; output?: Output } = {},
): Promise<{ readonly code: number; readonly kept: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...cleanEnv(), ...env },
      stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let kept = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (kept += String(data)));
    child.on('close', (code) => resolve({ code: code ?? 1, kept }));
  });

/** A script of package.json; its output is told only when it fails. */
export async function npmRun(script: string): Promise<Counts> {
  const { code, output } = await run('npm', ['run', '--silent', script], { cwd: root, timeout: 300_000 });
  if (code !== 0) console.log(output);
  return withCode(none, code);
}

/** A program of the project counts as one test. */
export async function verdict(path: string): Promise<Counts> {
  const { code } = await program([join(root, path)]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What a run is told by, and its counts. */
export interface RunResult extends Counts {
  readonly kept: string;
}

/** All tests of one kind (vitest.config.ts). @param folder for its report */
export async function vitest(
  kind: string,
  folder: string,
  how: Parameters<typeof program>[1] = {},
): Promise<RunResult> {
  const report = join(folder, `${kind}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', kind, '--passWithNoTests', '--silent=passed-only', ...reporters];
  const { code, kept } = await program(args, how);
  return { ...withCode(fromVitest(readJson(report)), code), kept };
}

/** The engine's own tests, in Python. */
export async function corrections(): Promise<RunResult> {
  await makeVenv();
  const { code, output } = await run(enginePython, ['-m', 'unittest', '-b'], {
    cwd: engineFolder,
    env: cleanEnv(),
    timeout: 600_000,
  });
  return { ...withCode(fromUnittest(output), code), kept: output };
}
