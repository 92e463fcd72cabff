import { readJson, writeJson } from '../infra/tooling/program/files.ts';
import type { Reporter } from '../infra/tooling/program/reporter.ts';

/**
 * The steps of one start. A step whose inputs hash to what they did when it was last done is skipped.
 * What was done is remembered only by `remember()`, when the engine has saved it: otherwise a killed engine would
 * have lost the step's work while we believed it was done.
 */
export class Steps {
  readonly #file: string;
  readonly #reporter: Reporter;
  readonly #known: Record<string, string>;

  constructor(file: string, reporter: Reporter) {
    this.#file = file;
    this.#reporter = reporter;
    this.#known = readJson<Record<string, string>>(file) ?? {};
  }

  /** Always runs. The answer may carry a note for the line that is printed. */
  async run<T>(
    title: string,
    work: () => Promise<T> | T,
    note?: (result: T) => string | undefined,
  ): Promise<T> {
    const started = performance.now();
    const result = await work();
    this.#reporter.done(title, performance.now() - started, note?.(result));
    return result;
  }

  /** Runs unless `hash` is that of the last time. True when it ran. */
  async unlessSame(title: string, hash: string, work: () => Promise<string | undefined>): Promise<boolean> {
    const started = performance.now();
    if (this.#known[title] === hash) {
      this.#reporter.done(title, performance.now() - started, 'unchanged');
      return false;
    }
    const note = await work();
    this.#known[title] = hash;
    this.#reporter.done(title, performance.now() - started, note);
    return true;
  }

  /** Everything has to be done again: what it was done on is gone. */
  forget(): void {
    for (const title of Object.keys(this.#known)) delete this.#known[title];
  }

  remember(): void {
    writeJson(this.#file, this.#known);
  }
}
