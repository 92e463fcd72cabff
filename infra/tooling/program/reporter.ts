/** Prints each step when it is done, with its own time and a reason when it was skipped. */
export interface Reporter {
  done(title: string, ms: number, note?: string): void;
}

export const silent: Reporter = { done: () => {} };

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Lines such as `  ✓ engine                      0.8 s`. */
export const printer = (write: (line: string) => void = console.log): Reporter => ({
  done: (title, ms, note) =>
    write(`  ✓ ${title.padEnd(34)} ${seconds(ms).padStart(7)}${note ? `   ${note}` : ''}`),
});
