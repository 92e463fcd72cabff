import { cpSync, lstatSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { saveNow } from '../../../local/engine.ts';
import { OwnSystem } from '../../../local/own-system.ts';
import type { System } from '../../../local/system.ts';

/** Pause between two saves, in seconds: short, so that a killed engine has lost little. */
const SAVE_SECONDS = 3;

/** A system that saves often, under faults, and may be killed. */
export class ChaosSystem extends OwnSystem {
  readonly faultFolder = join(this.dir, 'faults');

  constructor() {
    super('chaos');
  }

  override start({ quiet = false } = {}): Promise<System> {
    const engineEnv = { HUYING_CHAOS: this.faultFolder };
    return super.start({ persist: true, saveSeconds: SAVE_SECONDS, quiet, engineEnv });
  }

  /** Has everything that is there now on disk. @throws when it does not save within a minute */
  async save(): Promise<void> {
    if (!(await saveNow(this.at))) throw new Error('the engine does not save');
  }

  /** The moment of which the disk has a picture, epoch ms: when its folder was begun. */
  savedMoment(): number {
    const folder = realpathSync(this.at.lastSave);
    const files = readdirSync(folder).map((name) => lstatSync(join(folder, name)).mtimeMs);
    return Math.min(statSync(folder).birthtimeMs || Number.POSITIVE_INFINITY, ...files);
  }

  /** So that the next start believes in a clean stop, and does not publish again. */
  forgetUncleanStop(): void {
    for (const mark of [this.at.running, this.at.owed]) rmSync(mark, { force: true });
  }

  /** Stops, and remembers how it is now: `goBack` makes it so again. */
  async remember(): Promise<void> {
    await this.stop();
    cpSync(this.at.dir, `${this.at.dir}.then`, { recursive: true, verbatimSymlinks: true });
  }

  /** Throws away what happened since `remember`, faults and all. The system is down then. */
  async goBack(): Promise<void> {
    this.kill();
    for (const folder of [this.at.dir, this.faultFolder]) rmSync(folder, { recursive: true, force: true });
    cpSync(`${this.at.dir}.then`, this.at.dir, { recursive: true, verbatimSymlinks: true });
  }
}
