import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import getPort from 'get-port';
import { atOnce } from '#shared/at-once.ts';
import { end, launch, waitFor } from '../../../infra/tooling/program/processes.ts';
import { ProgramError } from '../../../infra/tooling/program/program-error.ts';
import { root } from '../../../infra/tooling/system/layout.ts';
import { endpointOf } from '../../../local/engine.ts';
import pinned from './files.json' with { type: 'json' };
import type { Running } from './session.ts';

const folder = join(root, '.local', 'dynamodb-local');
const MAIN = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';
const LEAST = 17;

/** Why DynamoDB Local cannot run here; undefined when it can. */
export function lacking(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return 'DynamoDB Local is pinned for Linux on x64 only.';
  try {
    const told = execFileSync('java', ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const version = Number(/(\d+)/.exec(told)?.[1]);
    return version >= LEAST ? undefined : `Java ${LEAST} is needed, and this is Java ${version}.`;
  } catch {
    return `There is no Java: install Java ${LEAST} or later to compare with DynamoDB Local.`;
  }
}

/**
 * Fetches what is not there yet, and checks every file's content.
 * @throws ProgramError when a file is not what it should be, or cannot be had
 */
export async function fetchFiles(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await atOnce(6, Object.entries(pinned.files), async ([path, sha256]) => {
    const file = join(folder, basename(path));
    if (existsSync(file) && hashOf(readFileSync(file)) === sha256) return;
    const answer = await fetch(pinned.source + path).catch(() => undefined);
    if (!answer?.ok)
      throw new ProgramError(`${pinned.source}${path} cannot be fetched (${answer?.status ?? 'no answer'}).`);
    const content = Buffer.from(await answer.arrayBuffer());
    if (hashOf(content) !== sha256) throw new ProgramError(`${path} is not the file that was pinned.`);
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  });
}

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Starts DynamoDB Local in memory on a free port. @throws ProgramError when it does not answer */
export async function startJava(dir: string): Promise<Running> {
  const port = await getPort();
  const pidFile = join(dir, 'java.pid');
  // Without the switch it tells its maker that it runs.
  const args = ['-inMemory', '-disableTelemetry', '-port', String(port)];
  launch('java', [`-Djava.library.path=${folder}`, '-cp', join(folder, '*'), MAIN, ...args], {
    cwd: dir,
    log: join(dir, 'java.log'),
    pidFile,
    env: process.env,
  });
  const endpoint = endpointOf(port);
  const answers = () =>
    fetch(endpoint).then(
      (a) => a.status === 400 || a.status === 200,
      () => false,
    );
  if (!(await waitFor(answers, 60_000))) {
    await end(pidFile);
    throw new ProgramError(
      `DynamoDB Local did not start: ${readFileSync(join(dir, 'java.log'), 'utf8').slice(-300)}`,
    );
  }
  return { endpoint };
}
