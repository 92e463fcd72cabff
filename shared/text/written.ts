import * as z from 'zod/mini';

/** Counts what a person would count: 𠮷 is one character, not two. */
export const characters = (max: number) =>
  z.refine<string>((s) => [...s].length <= max, { error: 'too-long' });

/** Something that can be seen: not only spaces or invisible characters. */
const visible = z.refine<string>((s) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(s), { error: 'missing' });

/** Text that people write for people: trimmed, 1 to `max` characters, with at least one visible character. */
export const written = (max: number) => z.string().check(z.trim(), visible, characters(max));
