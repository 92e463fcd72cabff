import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killCommands } from '../infra/tooling/program/processes.ts';
import { type Layout, layout } from '../infra/tooling/system/layout.ts';
import { abortStarts } from './started.ts';
import { type System, startSystem } from './system.ts';
import type { SystemOptions } from './system-options.ts';

/**
 * A system of a program's own in a temporary folder, on free ports, with the small demo. However the program is
 * interrupted, nothing of it stays.
 */
export class OwnSystem {
  /** The program's folder: the system's own, `at.dir`, lies in it. */
  readonly dir: string;
  readonly at: Layout;
  #system: System | undefined;

  /** @param name what the folder is called after */
  constructor(name: string) {
    this.dir = mkdtempSync(join(tmpdir(), `huying-${name}-`));
    this.at = layout(join(this.dir, 'system'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => this.#end());
  }

  /** Starts it, the first time or again, and lets programs find it (HUYING_SYSTEM). */
  async start(options: Partial<Omit<SystemOptions, 'dir' | 'ports'>> = {}): Promise<System> {
    const own = { dir: this.at.dir, ports: 'free' } as const;
    this.#system = await startSystem({ demo: 'small', persist: false, ...options, ...own });
    process.env.HUYING_SYSTEM = this.at.system;
    return this.#system;
  }

  get isUp(): boolean {
    return this.#system !== undefined;
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

  async stop(): Promise<void> {
    await this.#system?.stop();
    this.#system = undefined;
  }

  discard(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** Stops; the logs stay when they are still wanted. Said beside the output, whose last line is the result. */
  async end(good: boolean): Promise<void> {
    await this.stop();
    if (good) this.discard();
    else console.error(`The logs of this run are in ${this.dir}`);
  }

  #end(): void {
    killCommands();
    this.kill();
    abortStarts().finally(() => {
      this.discard();
      process.exit(1);
    });
  }
}
