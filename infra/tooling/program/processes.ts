import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, readMark, writePid } from './pid-file.ts';

/** Starts a detached process in its own group, with its output in `log` and its identity in `pidFile`. */
export function launch(
  command: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd: string; log: string; pidFile: string },
): number {
  mkdirSync(dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a');
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {}); // a command that is not there: the caller waits for health and sees no process
  child.unref();
  if (child.pid) writePid(options.pidFile, child.pid);
  return child.pid ?? 0;
}

/**
 * Ends the process of a pid file and its group: politely, and by force after `patience` milliseconds. The file goes;
 * a stranger who has the number by now is left alone.
 * @returns true when it was alive and ended by itself
 */
export async function end(pidFile: string, patience = 20_000): Promise<boolean> {
  const mark = readMark(pidFile);
  const was = isRunning(mark);
  if (was) {
    process.kill(mark.pid, 'SIGTERM');
    for (const until = Date.now() + patience; isRunning(mark) && Date.now() < until; ) await sleep(50);
  }
  const ended = was && !isRunning(mark);
  if (mark) killGroup(mark.pid);
  rmSync(pidFile, { force: true });
  return ended;
}

/** Ends the process of a pid file and its group at once, as a power cut would. */
export function endAtOnce(pidFile: string): void {
  const mark = readMark(pidFile);
  if (mark) killGroup(mark.pid);
  rmSync(pidFile, { force: true });
}

/** Kills whatever is left of a process group; nothing happens when it is gone. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // gone
  }
}

const running = new Set<ChildProcess>();

/** Kills the commands of `run` that are still running, on Ctrl-C for example. */
export function killCommands(): void {
  for (const child of running) if (child.pid) killGroup(child.pid);
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end, or kills it and its children after `timeout` milliseconds (code 124). */
export async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { timeout: number; onOutput?: (text: string) => void },
): Promise<Ran> {
  const { timeout, onOutput, ...rest } = options;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...rest, detached: true });
  running.add(child);
  let output = '';
  const hear = (data: Buffer) => {
    output += data;
    onOutput?.(String(data));
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  let late = false;
  const alarm = setTimeout(() => {
    late = true;
    if (child.pid) killGroup(child.pid);
  }, timeout);
  return await new Promise((resolve) => {
    const finish = (code: number) => {
      clearTimeout(alarm);
      running.delete(child);
      resolve({ code: late ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Asks every 50 ms until the answer is true; false after `patience` milliseconds. */
export async function waitFor(
  question: () => Promise<boolean> | boolean,
  patience: number,
): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(50))
    if (await question()) return true;
  return false;
}
