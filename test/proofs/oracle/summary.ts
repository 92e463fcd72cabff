/** What is told of the stores: how many tests and differences, or that they were skipped because there is no Java. */
export type StoresResult =
  | { readonly ok: boolean; readonly tests: number; readonly differences: number }
  | { readonly ok: true; readonly skipped: true };

/** What is told of messaging; `failed` are tests in which an engine differs unexpectedly. */
export interface MessagingResult {
  readonly tests: number;
  readonly failed: number;
  /** Those that the tests ran on, each as it names itself, with its version. */
  readonly engines: readonly string[];
}

/** A second opinion takes two. */
const ENGINES = 2;

/** The last line. `ok` only when something was compared, and nothing failed: what could not be done is no success. */
export const summary = (stores: StoresResult, messaging: MessagingResult) => ({
  ...stores,
  ok: stores.ok && messaging.tests > 0 && messaging.failed === 0 && messaging.engines.length === ENGINES,
  messaging,
});
