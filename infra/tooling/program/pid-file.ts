import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeWhole } from './files.ts';

/**
 * A process as its pid file identifies it. The system reuses numbers, after a reboot at once, so the start time tells
 * which process had the number when the file was written. Files of older versions hold the number alone.
 */
export interface Mark {
  readonly pid: number;
  readonly start?: string | undefined;
  /** Since which boot `start` counts; missing where a start is an instant. */
  readonly boot?: string | undefined;
}

/** Writes which process it is: its number in the first line, its start and the boot in the lines after it. */
export function writePid(file: string, pid: number): void {
  writeWhole(file, `${[pid, startOf(pid) ?? '', bootId() ?? ''].join('\n').trim()}\n`);
}

/** The process of a pid file, running or ended; undefined without a number, or when another process has it now. */
export function readMark(file: string): Mark | undefined {
  const [number, start, boot] = textOf(file)?.split('\n') ?? [];
  const pid = Number(number);
  if (!pid) return undefined;
  const mark = { pid, start: start || undefined, boot: boot || undefined };
  return isAnothers(mark) ? undefined : mark;
}

/** The number of `readMark`. */
export const readPid = (file: string): number | undefined => readMark(file)?.pid;

/** Is that very process still running, and not another with its number? */
export const isRunning = (mark: Mark | undefined): mark is Mark =>
  alive(mark?.pid) && !isAnothers(mark as Mark);

/** Is a process there that we may signal? A zombie (ended, not yet collected) counts as gone. */
export function alive(pid: number | undefined): pid is number {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^State:\s+Z/m.test(textOf(`/proc/${pid}/status`) ?? ''); // no /proc on some systems
}

function isAnothers({ pid, start, boot }: Mark): boolean {
  if (boot && boot !== bootId()) return true;
  const now = start && startOf(pid);
  return Boolean(now) && now !== start;
}

const bootId = (): string | undefined => textOf('/proc/sys/kernel/random/boot_id')?.trim();

/** When a process started: ticks since the boot, else (no /proc) an instant; undefined when it cannot be told. */
function startOf(pid: number): string | undefined {
  // The second field is the command's name in brackets and may hold anything, spaces and brackets too.
  const stat = textOf(`/proc/${pid}/stat`);
  if (stat) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  if (bootId()) return undefined;
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const said = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim() || undefined;
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
