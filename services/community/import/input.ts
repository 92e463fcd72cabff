import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';
import { kinds } from './kinds.ts';

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

/** A cursor comes back as it was given out. */
export const After = z.object({ after: z.optional(z.string().check(z.maxLength(400))) });

const Area = z.optional(z.string().check(z.regex(/^[\w./-]{1,200}$/)));
const Instant = z.optional(z.iso.datetime({ offset: true }));

/** An area by its id or path; none: the caller's own. Instants with their offset. */
export const RosterQuery = z.object({ area: Area, from: Instant, to: Instant });
export const DutyQuery = z.object({ area: Area });

export const HandOver = z.strictObject({
  to: LocalId,
  /** For whoever comes next; kept apart from the facts, as all words. */
  note: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
});

export const ExportQuery = z.object({ format: z.optional(z.enum(['csv', 'json'])) });
