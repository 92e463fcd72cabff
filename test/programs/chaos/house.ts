import { cpSync, lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveNow } from '../../../local/engine.ts';
import { layout } from '../../../local/layout.ts';
import { killCommands } from '../../../local/processes.ts';
import { abortStarts } from '../../../local/started.ts';
import { type System, startSystem } from '../../../local/system.ts';

/** Pause between two saves, in seconds: short, so that a killed engine has lost little. */
const SAVE_SECONDS = 3;

/** A system of the program's own in a folder of its own, which may be killed. */
export class House {
  readonly dir = mkdtempSync(join(tmpdir(), 'huying-chaos-'));
  readonly at = layout(join(this.dir, 'system'));
  readonly faultFolder = join(this.dir, 'faults');
  #system: System | undefined;

  /** Starts it, the first time or again, and lets programs find it. */
  async start(quiet = false): Promise<System> {
    this.#system = await startSystem({
      dir: this.at.dir,
      ports: 'free',
      demo: 'small',
      persist: true,
      saveSeconds: SAVE_SECONDS,
      quiet,
      engineEnv: { HUYING_CHAOS: this.faultFolder },
    });
    process.env.HUYING_SYSTEM = this.at.system;
    return this.#system;
  }

  /** @throws when it is not up */
  system(): System {
    if (!this.#system) throw new Error('the system is down');
    return this.#system;
  }

  /** As a power cut would. */
  kill(): void {
    this.#system?.kill();
    this.#system = undefined;
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
    await this.#system?.stop();
    this.#system = undefined;
    cpSync(this.at.dir, `${this.at.dir}.then`, { recursive: true, verbatimSymlinks: true });
  }

  /** Throws away what happened since `remember`, faults and all. The system is down then. */
  async goBack(): Promise<void> {
    this.kill();
    for (const folder of [this.at.dir, this.faultFolder]) rmSync(folder, { recursive: true, force: true });
    cpSync(`${this.at.dir}.then`, this.at.dir, { recursive: true, verbatimSymlinks: true });
  }

  /** @param keep whether its logs are still wanted */
  async stop(keep: boolean): Promise<void> {
    await this.#system?.stop();
    this.#system = undefined;
    if (!keep) rmSync(this.dir, { recursive: true, force: true });
  }

  /** Nothing of it stays when the program is interrupted. */
  endWithUs(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        killCommands();
        this.kill();
        abortStarts().finally(() => {
          rmSync(this.dir, { recursive: true, force: true });
          process.exit(1);
        });
      });
  }
}
