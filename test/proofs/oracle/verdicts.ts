/** What vitest's JSON report says, as far as it is read. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** `passed`, or the first line of why not. */
export type Verdict = string;

/** Each test by its file and name. A file that could not be loaded is one failed test. */
export function verdicts({ testResults }: Report, root: string): Map<string, Verdict> {
  const all = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${root}/`, '');
    if (assertionResults.length === 0 && status !== 'passed') return [[file, firstLine(message)] as const];
    return assertionResults
      .filter((test) => test.status === 'passed' || test.status === 'failed')
      .map((test) => {
        const verdict = test.status === 'passed' ? 'passed' : firstLine(test.failureMessages?.[0]);
        return [`${file}: ${test.fullName}`, verdict] as const;
      });
  });
  return new Map(all);
}

const firstLine = (text = 'failed'): string => text.split('\n')[0]?.slice(0, 120) || 'failed';

/** Rows of what differs (test, verdicts), and what fails everywhere. A test that ran on one only differs. */
export function compared(found: ReadonlyMap<string, ReadonlyMap<string, Verdict>>) {
  const names = [...new Set([...found.values()].flatMap((verdicts) => [...verdicts.keys()]))].sort();
  const rows = names.map((name) => [name, ...[...found.values()].map((of) => of.get(name) ?? 'did not run')]);
  const passes = (row: readonly string[]) => row.slice(1).filter((verdict) => verdict === 'passed').length;
  return {
    tests: rows.length,
    differences: rows.filter((row) => passes(row) < found.size && passes(row) > 0),
    failed: rows.filter((row) => passes(row) === 0).map(([name, verdict]) => `${name}: ${verdict}`),
  };
}
