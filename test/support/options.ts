/**
 * Arguments that are whole numbers from 0 on, such as `--seed 7`.
 * @throws a sentence naming the first that is none
 */
export function wholeNumbers<Name extends string>(
  values: Readonly<Partial<Record<Name, unknown>>>,
  names: readonly Name[],
): Record<Name, number> {
  const entries = names.map((name) => {
    const n = Number(values[name]);
    if (!Number.isSafeInteger(n) || n < 0) throw new Error(`--${name} is a whole number.`);
    return [name, n] as const;
  });
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** What the arguments of a program say; a wrong one ends it with the sentence about it. */
export function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
