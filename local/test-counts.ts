/** How many tests of a phase passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const none: Counts = { passed: 0, failed: 0 };

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), none);

/** A phase that ended badly but names no failed test (it could not be compiled, or died) counts as one failure. */
export const withCode = (counts: Counts, code: number): Counts =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

interface VitestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numFailedTestSuites?: number;
}

/** Vitest's JSON report. A file that could not even be loaded is a failed suite without a failed test. */
export const fromVitest = (report: VitestReport | undefined): Counts => ({
  passed: report?.numPassedTests ?? 0,
  failed: report?.numFailedTests || (report?.numFailedTestSuites ? 1 : 0),
});

/** What Python's unittest prints: `Ran 15 tests in 20.1s` and `FAILED (failures=1, errors=2)`. */
export function fromUnittest(output: string): Counts {
  const ran = Number(/^Ran (\d+) tests?/m.exec(output)?.[1] ?? 0);
  const verdict = /^FAILED \((.*)\)/m.exec(output)?.[1] ?? '';
  const failed = [...verdict.matchAll(/(?:failures|errors)=(\d+)/g)].reduce(
    (n, [, count]) => n + Number(count),
    0,
  );
  return { passed: Math.max(0, ran - failed), failed };
}
