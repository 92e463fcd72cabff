import * as z from 'zod/mini';

/** A page's cursor, returned unchanged. */
export const After = z.object({ after: z.optional(z.string().check(z.maxLength(400))) });
