import * as z from 'zod/mini';
import { written } from '#shared/text/written.ts';

/** As much as tells something: four Chinese characters, or as many letters as two short words have. */
const LEAST = { han: 4, letters: 8 } as const;
/** 啊啊啊啊 and aaaaaaaa are no reasons. */
const LEAST_DIFFERENT = 3;

const tells = (text: string): boolean => {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  const enough = han.length >= LEAST.han || letters.length >= LEAST.letters;
  return enough && new Set(letters).size >= LEAST_DIFFERENT;
};

/** Why somebody needs to see contact data: kept with the look, for whoever asks who saw it. */
export const Reason = written(200).check(z.refine((text) => tells(text), { error: 'reason-needed' }));

/** The body of every reveal. */
export const Reveal = z.strictObject({ reason: Reason });
