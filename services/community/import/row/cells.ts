import * as z from 'zod/mini';
import type { Zone } from '#shared/calendar/zone.ts';
import { DAY_MS, instantOf } from '../../domain/instant.ts';
import { type Shape, shapeOf } from '../../domain/shape.ts';

/** Cells are trimmed text; an empty cell is absent. */
export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
export const whole = z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.pipe(z.transform(Number), z.int()));
/** A number above 0 with a point, as JSON writes it. */
export const decimal = z.pipe(
  z.string().check(z.regex(/^\d{1,9}(\.\d{1,17})?$/)),
  z.pipe(z.transform(Number), z.number().check(z.positive())),
);
export const yesNo = z._default(
  z.pipe(
    z.enum(['yes', 'no']),
    z.transform((word) => word === 'yes'),
  ),
  true,
);

/** Words with `;` (or its full-width form) between them. */
export const words = z.pipe(
  z.string(),
  z.transform((cell) =>
    cell
      .split(/[;；]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
);
export const list = z._default(z.pipe(words, z.array(text(30)).check(z.maxLength(200))), []);

/** ITU-T E.164: a plus, then 7 to 15 digits, the first of them not 0. */
export const phone = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));
/** A number for everybody may be short, or written as people know it: `12345`, `021-6100 0000`. */
export const publicPhone = z.string().check(z.regex(/^\+?\d[\d -]{1,22}\d$/));

/** A check of our own gives its stable code as the message. */
const refuse = (context: { issues: unknown[] }, input: unknown, code: string) => {
  context.issues.push({ code: 'custom', input, message: code });
  return z.NEVER;
};

/** UTC instants from offset time, or from what the zone's clocks show. */
export const instantIn = (zone: Zone) =>
  z.pipe(
    z.string(),
    z.transform((cell: string, context) => instantOf(cell, zone) ?? refuse(context, cell, 'not-an-instant')),
  );

export const shape = z.pipe(
  z.string(),
  z.transform((cell: string, context): Shape => {
    const found = shapeOf(cell);
    return typeof found === 'string' ? refuse(context, cell, found) : found;
  }),
);

interface Period {
  readonly from: string;
  readonly to: string;
}

/** It ends after it begins, at most `days` later: lists are read month by month. */
export const period = (days: number) =>
  [
    z.refine<Period>(({ from, to }) => from < to, { path: ['to'], error: 'ends-before-it-begins' }),
    z.refine<Period>(({ from, to }) => Date.parse(to) - Date.parse(from) <= days * DAY_MS, {
      path: ['to'],
      error: days < 30 ? 'duty-too-long' : 'absence-too-long',
    }),
  ] as const;
