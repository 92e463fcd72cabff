import { lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_ORIGIN_SECRET } from '../infra/model/local-origin-secret.ts';
import { alive, readPid } from '../infra/tooling/program/pid-file.ts';
import { end, endAtOnce, launch, waitFor } from '../infra/tooling/program/processes.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { cleanEnv } from '../infra/tooling/system/aws-env.ts';
import { type Layout, root } from '../infra/tooling/system/layout.ts';
import { healthy } from '../infra/tooling/system/running-system.ts';
import { enginePython } from './venv.ts';

export interface EngineOptions {
  readonly port: number;
  readonly persist: boolean;
  /** Pause between two saves, in seconds. */
  readonly saveSeconds: number;
  readonly env?: Readonly<Record<string, string>>;
}

export const endpointOf = (port: number): string => `http://127.0.0.1:${port}`;

/** Why the engine cannot save, and since when; undefined when it can, does not answer, or is none of ours. */
export async function savingFailure(
  endpoint: string,
): Promise<{ reason: string; since: string } | undefined> {
  try {
    const answer = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(1500) });
    return ((await answer.json()) as { saving?: { reason: string; since: string } }).saving;
  } catch {
    return undefined;
  }
}

/** The engine's process if it is ours and alive. */
export function enginePid(at: Layout): number | undefined {
  const pid = readPid(at.enginePid);
  return alive(pid) ? pid : undefined;
}

/**
 * Starts the engine and waits until it answers. The marker `running` stays until `stopEngine`, so that the next start
 * can tell whether this one ended cleanly.
 * @throws ProgramError with the engine's last words
 */
export async function startEngine(at: Layout, options: EngineOptions): Promise<number> {
  mkdirSync(at.state, { recursive: true });
  const persistence = options.persist
    ? { PERSIST_STATE: '1', S3_PERSIST: '1', HUYING_SAVE_SECONDS: String(options.saveSeconds) }
    : {};
  const pid = launch(enginePython, [join(root, 'local', 'engine')], {
    cwd: at.dir,
    log: at.engineLog,
    pidFile: at.enginePid,
    env: {
      ...cleanEnv(),
      ...persistence,
      STATE_DIR: at.state,
      S3_DATA_DIR: join(at.state, 's3'),
      GATEWAY_PORT: String(options.port),
      BIND_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      HUYING_FRONT: LOCAL_ORIGIN_SECRET,
      // At INFO it writes every SMS with its number into the log.
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'WARNING',
      ...options.env,
    },
  });
  writeFileSync(at.running, new Date().toISOString());
  const up = await waitFor(async () => !alive(pid) || (await healthy(endpointOf(options.port))), 30_000);
  if (up && alive(pid)) return pid;
  await end(at.enginePid, 1000);
  rmSync(at.running, { force: true });
  throw new ProgramError(
    `The local engine did not start (${lastLine(at.engineLog)}): its log is ${at.engineLog}.`,
  );
}

/**
 * Stops the engine so that it saves; by force when it does not end in time. Only a clean end takes the marker away:
 * an engine that was found dead or had to be killed has lost something, and the next start makes good for it.
 */
export async function stopEngine(at: Layout): Promise<void> {
  if (await end(at.enginePid)) rmSync(at.running, { force: true });
}

/** Ends the engine at once, as a power cut would. */
export const killEngine = (at: Layout): void => endAtOnce(at.enginePid);

/** Asks the engine to save now and waits until it has. False when it did not within a minute. */
export async function saveNow(at: Layout): Promise<boolean> {
  const pid = enginePid(at);
  if (!pid) return false;
  const before = generation(at);
  process.kill(pid, 'SIGUSR1');
  return await waitFor(() => generation(at) !== before, 60_000);
}

const generation = (at: Layout): string | undefined => {
  try {
    return readlinkSync(at.lastSave);
  } catch {
    return undefined;
  }
};

export function lastSaved(at: Layout): Date | undefined {
  try {
    return lstatSync(at.lastSave).mtime;
  } catch {
    return undefined;
  }
}

function lastLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? 'it said nothing';
  } catch {
    return 'it said nothing';
  }
}
