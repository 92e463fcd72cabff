import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layout } from '../../../local/layout.ts';
import { killCommands } from '../../../local/processes.ts';
import { abortStarts } from '../../../local/started.ts';
import { type System, startSystem } from '../../../local/system.ts';

/** A system of the program's own in which rights are enforced and every decision about them is written down. */
export class OwnSystem {
  readonly #dir = mkdtempSync(join(tmpdir(), 'huying-iam-'));
  readonly record = join(this.#dir, 'decisions.jsonl');
  #system: System | undefined;

  async start(): Promise<System> {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => this.#end());
    const dir = join(this.#dir, 'system');
    this.#system = await startSystem({
      dir,
      ports: 'free',
      demo: 'small',
      persist: false,
      engineEnv: { AUTH: 'true', HUYING_IAM_RECORD: this.record },
    });
    process.env.HUYING_SYSTEM = layout(dir).system;
    return this.#system;
  }

  /** @param keep whether its logs are still wanted */
  async stop(keep: boolean): Promise<void> {
    await this.#system?.stop();
    if (keep) console.log(`The logs of this run are in ${this.#dir}`);
    else rmSync(this.#dir, { recursive: true, force: true });
  }

  #end(): void {
    killCommands();
    this.#system?.kill();
    abortStarts().finally(() => {
      rmSync(this.#dir, { recursive: true, force: true });
      process.exit(1);
    });
  }
}
