import * as z from 'zod/mini';
import { kinds } from '../registry/kinds.ts';

/** Several files in one request are checked against each other and take effect together. */
export const NewImport = z.strictObject({
  files: z
    .array(
      z.strictObject({
        kind: z.enum(kinds),
        format: z.enum(['csv', 'json']),
        /** The file's text as it stands; JSON too is sent as text. */
        content: z.string(),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
  /** Import the good rows although others are bad; otherwise it is all or nothing. */
  partial: z.optional(z.boolean()),
});
export type NewImport = z.output<typeof NewImport>;

export const ImportOptions = z.object({ partial: z.optional(z.enum(['yes', 'no'])) });
