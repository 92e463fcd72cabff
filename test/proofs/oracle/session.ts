import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, killCommands } from '../../../infra/tooling/program/processes.ts';

/** Milliseconds for a process to end by itself: none of them has anything to save. */
const PATIENCE = 5_000;

/** An engine that answers. */
export interface Running {
  readonly endpoint: string;
}

/**
 * One run of the oracle: a temporary folder in which every process that it launches has its state, its log and a pid
 * file (`*.pid`). Two runs share nothing but what was fetched once.
 */
export class Session {
  readonly dir: string = mkdtempSync(join(tmpdir(), 'huying-oracle-'));
  readonly #abort = new AbortController();
  #stopping: Promise<void> | undefined;

  /** Tells when the run ends: whoever started a child of this process stops it then. */
  get ending(): AbortSignal {
    return this.#abort.signal;
  }

  /** Ends everything that was launched, also what is still starting, and deletes the folder. Whoever asks again waits too. */
  stop(): Promise<void> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  #pidFiles = (): string[] => globSync('**/*.pid', { cwd: this.dir });

  async #end(): Promise<void> {
    this.#abort.abort();
    killCommands();
    // Until none is left: one may have been about to start.
    for (let files = this.#pidFiles(); files.length > 0; files = this.#pidFiles())
      await Promise.all(files.map((file) => end(join(this.dir, file), PATIENCE)));
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
