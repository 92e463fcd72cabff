import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What saw that something is broken: the first complaint of it, or nothing did. */
export interface Noticed {
  readonly by: 'types' | 'a unit test' | 'nothing';
  readonly says: string;
}

/** Unit tests that hold seams without importing the files on both sides: they read the tree or what is made of it. */
const ALWAYS = ['docs', 'events', 'infra', 'test', 'shared/service', 'shared/messaging'];

/** Looks for complaints in the tree at `folder`, whose file `file` was changed: types first, then related unit tests. */
export function noticed(folder: string, file: string): Noticed {
  const run = (...command: [string, ...string[]]) => {
    const [program, ...args] = command;
    const { status, stdout, stderr } = spawnSync(join(folder, 'node_modules', '.bin', program), args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { failed: status !== 0, text: `${stdout}\n${stderr}` };
  };
  for (const project of [[], ['-p', 'services/site/apps/staff']]) {
    const { failed, text } = run('tsc', '--noEmit', ...project);
    if (failed) return { by: 'types', says: lineWith(text, /error TS/) };
  }
  for (const tests of [
    ['related', '--run', file],
    ['run', ...ALWAYS],
  ]) {
    const { failed, text } = run('vitest', ...tests, '--project', 'unit', '--bail', '1', '--passWithNoTests');
    if (failed) return { by: 'a unit test', says: lineWith(text, /^ *FAIL/) };
  }
  return { by: 'nothing', says: '' };
}

const lineWith = (text: string, pattern: RegExp): string =>
  (text.split('\n').find((line) => pattern.test(line)) ?? text.trim().split('\n').at(-1) ?? '')
    .trim()
    .slice(0, 160);
