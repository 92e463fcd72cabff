import { existsSync } from 'node:fs';
import { killCommands } from '../infra/tooling/program/processes.ts';
import type { Layout } from '../infra/tooling/system/layout.ts';
import { stopDoor } from './door.ts';
import { saveNow, stopEngine } from './engine.ts';

/** What this run started, so that a failure or Ctrl-C can take it back. */
export class Started {
  static readonly all = new Set<Started>();
  engine = false;
  door = false;
  readonly #at: Layout;
  readonly #persist: boolean;

  constructor(at: Layout, persist: boolean) {
    this.#at = at;
    this.#persist = persist;
    Started.all.add(this);
  }

  /** @returns true when the engine has kept what was done so far, so that the next start need not do it again */
  async undo(): Promise<boolean> {
    killCommands();
    this.finish();
    if (this.door) await stopDoor(this.#at);
    if (!this.engine) return this.#persist && (await saveNow(this.#at));
    await stopEngine(this.#at);
    return this.#persist && !existsSync(this.#at.running);
  }

  finish(): void {
    Started.all.delete(this);
  }
}

/** Takes back every start that is still under way. */
export async function abortStarts(): Promise<void> {
  await Promise.all([...Started.all].map((started) => started.undo()));
}
