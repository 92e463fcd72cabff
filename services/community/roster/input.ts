import * as z from 'zod/mini';
import { LocalId } from '#events/fields.ts';

const Area = z.optional(z.string().check(z.regex(/^[\w./-]{1,200}$/)));
const Instant = z.optional(z.iso.datetime({ offset: true }));

/** An area by its id or path; none: the caller's own. Instants with their offset. */
export const RosterQuery = z.object({ area: Area, from: Instant, to: Instant });
export const DutyQuery = z.object({ area: Area });

export const HandOver = z.strictObject({
  to: LocalId,
  /** For the next on duty; kept in the vault, as all free text. */
  note: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
});
