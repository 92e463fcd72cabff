import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { alive, isRunning, readMark, readPid, writePid } from './pid-file.ts';
import { end, endAtOnce, waitFor } from './processes.ts';

/** A process in a group of its own that is killed with the test, and a file that names it. */
function sleeper(): { child: ChildProcess; pid: number; file: string } {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {
    detached: true,
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const pid = child.pid ?? 0;
  const file = join(tempFolder('pid'), 'x.pid');
  writePid(file, pid);
  return { child, pid, file };
}

/** Writes what a file says when another process had this number: a line of it is another's. */
function asAnothers(file: string, line: 'start' | 'boot'): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  lines[line === 'start' ? 1 : 2] = line === 'start' ? '1' : '00000000-0000-4000-8000-000000000000';
  writeFileSync(file, lines.join('\n'));
}

/** Time for a signal to arrive, had one been sent. */
const aMoment = () => waitFor(() => false, 300);

test('a pid file names its process, and its first line is the number alone', () => {
  const { pid, file } = sleeper();
  expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(String(pid));
  expect(readPid(file)).toBe(pid);
  expect(isRunning(readMark(file))).toBe(true);
});

test.each(['start', 'boot'] as const)(
  'a process with another %s is a stranger: not signalled',
  async (line) => {
    const { child, pid, file } = sleeper();
    asAnothers(file, line);
    expect(readPid(file)).toBeUndefined();
    expect(await end(file, 1000)).toBe(false);
    expect(existsSync(file)).toBe(false);

    writePid(file, pid);
    asAnothers(file, line);
    endAtOnce(file);
    expect(existsSync(file)).toBe(false);
    await aMoment();
    expect(alive(pid)).toBe(true);
    expect(child.signalCode).toBeNull();
  },
);

test('ends the process of a pid file and reports that it ended by itself', async () => {
  const { pid, file } = sleeper();
  expect(await end(file)).toBe(true);
  expect(alive(pid)).toBe(false);
  expect(existsSync(file)).toBe(false);
});

test('reports a process that was already gone as not ended', async () => {
  const { child, pid, file } = sleeper();
  child.kill('SIGKILL');
  await waitFor(() => !alive(pid), 5000);
  expect(isRunning(readMark(file))).toBe(false);
  expect(await end(file)).toBe(false);
});

test('reads a file with the number alone, as older versions wrote it', async () => {
  const { pid, file } = sleeper();
  writeFileSync(file, String(pid));
  expect(readPid(file)).toBe(pid);
  expect(await end(file)).toBe(true);
  expect(alive(pid)).toBe(false);
});

test('no file and a file without a number name no process', async () => {
  const file = join(tempFolder('pid'), 'x.pid');
  expect(readPid(file)).toBeUndefined();
  writeFileSync(file, '\n');
  expect(readPid(file)).toBeUndefined();
  expect(await end(file)).toBe(false);
});
