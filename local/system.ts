import { mkdirSync } from 'node:fs';
import { endAtOnce } from '../infra/tooling/program/processes.ts';
import { printer, silent } from '../infra/tooling/program/reporter.ts';
import { type Layout, layout } from '../infra/tooling/system/layout.ts';
import { runningSystem } from '../infra/tooling/system/running-system.ts';
import type { SystemFile } from '../infra/tooling/system/system-file.ts';
import { bringUp } from './bring-up.ts';
import { stopDoor } from './door.ts';
import { killEngine, stopEngine } from './engine.ts';
import { Started } from './started.ts';
import { Steps } from './steps.ts';
import type { SystemOptions } from './system-options.ts';

export interface System extends SystemFile {
  /** Stops what belongs to this system; the engine saves first. */
  stop(): Promise<void>;
  /** Ends everything at once, as a power cut would. */
  kill(): void;
}

/**
 * Brings a system up, doing only what is not done yet, and leaves it running.
 * When it throws or `abortStarts` is called, nothing is left behind that it started.
 * @throws ProgramError with one sentence that says what to do
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const at = layout(options.dir);
  mkdirSync(at.dir, { recursive: true });
  const steps = new Steps(at.steps, options.quiet ? silent : printer());
  const started = new Started(at, options.persist);
  try {
    const file = await bringUp(at, options, steps, started);
    started.finish();
    return asSystem(file, at);
  } catch (error) {
    if (await started.undo()) steps.remember();
    throw error;
  }
}

const asSystem = (file: SystemFile, at: Layout): System => ({
  ...file,
  stop: () => stopSystem(at),
  kill: () => {
    killEngine(at);
    endAtOnce(at.doorPid);
  },
});

/** Stops the door, then the engine, which saves. */
export async function stopSystem(at: Layout): Promise<void> {
  await stopDoor(at);
  await stopEngine(at);
}

/**
 * The running system (see `runningSystem`).
 * @throws ProgramError when none runs
 */
export async function attach(): Promise<System> {
  const file = await runningSystem();
  return asSystem(file, layout(file.dir));
}
