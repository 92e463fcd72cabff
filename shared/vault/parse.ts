import * as z from 'zod/mini';

/** Something did not fit its definition. The message names what and where, never a value: it may be logged. */
export class DefinitionMismatch extends Error {
  override readonly name = 'DefinitionMismatch';
}

/**
 * Parses what may hold personal data, and keeps the schema's fields only.
 * @param what for the error, e.g. `the answer of intake.words`
 * @throws DefinitionMismatch with the paths that do not fit
 */
export function parsePersonal<S extends z.core.$ZodType>(
  schema: S,
  value: unknown,
  what: string,
): z.output<S> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const paths = new Set(parsed.error.issues.map(({ path }) => path.join('.') || '(whole)'));
  throw new DefinitionMismatch(`${what} does not fit its definition: ${[...paths].join(', ')}`);
}
