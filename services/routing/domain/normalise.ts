import { toDigits } from './numerals.ts';
import { simplify } from './variants.ts';

/** Blanks are dropped except between Latin letters, where they part words. */
const IDLE_BLANK = /(?<![a-z]) | (?![a-z])/g;

/**
 * One form for what people write in many: full-width and half-width, upper and lower case, traditional characters,
 * blanks, dashes, 12# for 12号, Chinese numerals before units. Names and reports go through the same function, so they
 * meet whatever form each has. Normalising twice changes nothing more.
 */
export function normalise(text: string): string {
  let form = text;
  // A dropped blank can let characters combine; the second round settles that.
  for (let round = 0; round < 2; round++) {
    form = form
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{Cf}\p{Cc}]/gu, (c) => (/\s/.test(c) ? ' ' : ''))
      .replace(/[‐-―−~]/g, '-')
      .replace(/\s+/g, ' ')
      .replace(IDLE_BLANK, '');
    form = toDigits(simplify(form).replace(/(?<=\d)#/g, '号'));
  }
  return form;
}
