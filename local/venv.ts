import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, readJson, writeJson } from '../infra/tooling/program/files.ts';
import { run } from '../infra/tooling/program/processes.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { root, venvFolder } from '../infra/tooling/system/layout.ts';

export const engineFolder = join(root, 'local', 'engine');
const requirements = join(engineFolder, 'requirements.txt');
const OLDEST = [3, 11] as const;
const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];

/** The Python of the engine's environment. */
export const enginePython = join(venvFolder, 'bin', 'python');

/** The first Python on the path that is new enough. @throws ProgramError when there is none */
export async function findPython(): Promise<string> {
  const seen: string[] = [];
  for (const name of CANDIDATES) {
    const { code, output } = await run(name, ['-c', 'import sys; print(*sys.version_info[:2])'], {
      timeout: 10_000,
    });
    const [major = 0, minor = 0] = code === 0 ? output.trim().split(' ').map(Number) : [];
    if (major === OLDEST[0] && minor >= OLDEST[1]) return name;
    if (code === 0) seen.push(`${name} ${major}.${minor}`);
  }
  const found = seen.length ? `only ${seen.join(', ')} is on the path` : 'none is on the path';
  throw new ProgramError(
    `Huying's local engine needs Python ${OLDEST.join('.')} or newer and ${found}: ` +
      'install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python) and run npm start again.',
  );
}

/**
 * Makes the Python environment of the engine unless it is there with the same requirements.
 * @returns true when it was made
 * @throws ProgramError when Python is missing or cannot make environments, or the packages cannot be fetched
 */
export const makeVenv = (): Promise<boolean> =>
  makeEnvironment(venvFolder, requirements, "The engine's environment");

/**
 * The same for any folder and requirements; `what` begins the sentence that tells what went wrong. `tell` is for what
 * takes minutes: it hears each line that pip says, and what is never loaded is not compiled.
 */
export async function makeEnvironment(
  folder: string,
  packages: string,
  what: string,
  tell?: (line: string) => void,
): Promise<boolean> {
  const done = join(folder, 'huying.json');
  const program = join(folder, 'bin', 'python');
  const hash = hashOf(root, [packages]);
  if (existsSync(program) && readJson<{ hash: string }>(done)?.hash === hash) return false;
  const python = await findPython();
  rmSync(folder, { recursive: true, force: true });
  const made = await run(python, ['-m', 'venv', folder], { timeout: 120_000 });
  if (made.code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new ProgramError(
      `${python} cannot make a virtual environment: install its venv module ` +
        `(Debian, Ubuntu: apt install python3-venv) and run it again.`,
    );
  }
  const how = tell ? ['--progress-bar', 'off', '--no-compile'] : ['--quiet'];
  const args = ['-m', 'pip', 'install', ...how, '--disable-pip-version-check', '-r', packages];
  const onOutput = (text: string) => {
    for (const line of text.split('\n')) tell?.(line);
  };
  const installed = await run(program, args, { timeout: 600_000, onOutput });
  if (installed.code !== 0) {
    const reason = installed.output
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('ERROR'))
      .at(-1);
    throw new ProgramError(
      `${what}: its Python packages could not be installed (${reason ?? `pip ended with ${installed.code}`}): ` +
        'check the network or pip’s configuration and run it again.',
    );
  }
  writeJson(done, { hash });
  return true;
}
