import { mkdirSync } from 'node:fs';
import { bringUp } from './bring-up.ts';
import { stopDoor } from './door.ts';
import { healthy, killEngine, stopEngine } from './engine.ts';
import { readJson } from './files.ts';
import { homeFolder, type Layout, layout } from './layout.ts';
import { endAtOnce } from './processes.ts';
import { Started } from './started.ts';
import { printer, Steps, silent } from './steps.ts';
import type { SystemFile, SystemWish } from './system-file.ts';
import { Trouble } from './trouble.ts';

export type { SystemFile, SystemWish };

export interface System extends SystemFile {
  /** Stops what belongs to this system; the engine saves first. */
  stop(): Promise<void>;
  /** Ends everything at once, as a power cut would. */
  kill(): void;
}

/**
 * Brings a system up, doing only what is not done yet, and leaves it running.
 * When it throws or `abortStarts` is called, nothing is left behind that it started.
 * @throws Trouble with one sentence that says what to do
 */
export async function startSystem(wish: SystemWish): Promise<System> {
  const at = layout(wish.dir);
  mkdirSync(at.dir, { recursive: true });
  const steps = new Steps(at.steps, wish.quiet ? silent : printer());
  const started = new Started(at, wish.persist);
  try {
    const file = await bringUp(at, wish, steps, started);
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

/** Does this system's door answer? */
export async function isUp(file: SystemFile | undefined): Promise<boolean> {
  if (!file || !(await healthy(file.endpoint))) return false;
  const door = await fetch(`${file.origin}/phones/phones.js`).catch(() => undefined);
  await door?.arrayBuffer();
  return door?.ok === true;
}

/**
 * The running system: the one named by HUYING_SYSTEM (path of its system.json), else that of npm start.
 * @throws Trouble when none runs
 */
export async function attach(): Promise<System> {
  const path = process.env.HUYING_SYSTEM ?? layout(homeFolder).system;
  const file = readJson<SystemFile>(path);
  if (!file || !(await isUp(file))) throw new Trouble('No system is running: run npm start first.');
  return asSystem(file, layout(file.dir));
}
