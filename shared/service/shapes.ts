import * as z from 'zod/mini';
import { Instant, Language } from '#events/fields.ts';

interface Named {
  readonly id: string;
  readonly title: string;
  readonly examples?: readonly unknown[];
}

/** Shapes that have a name of their own in the references, and what they look like. */
export const shapes = z.registry<Named>();

/** Gives a shape its name. */
export const named = <S extends z.core.$ZodType>(
  id: string,
  title: string,
  shape: S,
  ...examples: z.output<S>[]
): S => {
  shapes.add(shape, { id, title, ...(examples.length > 0 && { examples }) });
  return shape;
};

/** A report's id, which is its ticket's. */
export const TicketId = z.string().check(z.regex(/^R[0-9A-HJKMNP-TV-Z]{26}$/));

/** Where the next page begins: handed back as it came; absent on the last page. */
export const Next = z.optional(z.string());

/** Who did it: `staff:<number>`, `resident`, `anonymous` or `system`. */
export const Actor = z.string();

export const Looks = named(
  'Looks',
  'Who saw somebody’s data by which read, when and what for, newest first',
  z.object({ seen: z.array(z.object({ at: Instant, by: Actor, purpose: z.string(), read: z.string() })) }),
);

export const Health = named('Health', 'The service is up', z.object({ ok: z.boolean() }), { ok: true });

/** What is wrong with one field, and what to do about it in the caller's language. */
export const FieldProblem = z.object({ field: z.string(), code: z.string(), message: z.string() });

export const ProblemDetails = named(
  'Problem',
  'Problem details (RFC 9457) with a stable code',
  z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    errors: z.optional(z.array(z.extend(z.looseObject({}), FieldProblem.shape))),
    /** The correlation id, to be quoted when asking for help. */
    instance: z.string(),
  }),
  {
    type: 'https://huying.dev/problems/invalid',
    title: 'Some fields need correcting',
    status: 422,
    code: 'invalid',
    errors: [{ field: 'words', code: 'missing', message: 'Fill this in' }],
    instance: '6f1c2f0e-3d57-4b7e-9a51-1f6f3e0a8d11',
  },
);

/** What every caller may add to every address: the language of the answer; else `Accept-Language` decides. */
export const LanguageQuery = z.object({ lang: z.optional(Language) });
