/**
 * `+86…` for mainland mobiles (11 digits from 1) and fixed lines (area code and number), with or without the country's
 * code; any other country's number when it is given with a `+`. undefined for what is none.
 * Full-width digits, spaces, dashes, brackets and the invisible marks of copied contacts are read.
 */
export function toE164(typed: string): string | undefined {
  const s = typed.normalize('NFKC').replace(/[\s()\p{Pd}\p{Cf}]/gu, '');
  const [, mobile] = /^(?:\+86|0086|86)?(1\d{10})$/.exec(s) ?? [];
  if (mobile) return `+86${mobile}`;
  // Beijing 10, the other large cities 2x, everybody else three digits; the number itself has seven or eight.
  const [, fixed] = /^(?:(?:\+86|0086|86)0?|0)(10\d{8}|2\d{9}|[3-9]\d{9,10})$/.exec(s) ?? [];
  if (fixed) return `+86${fixed}`;
  return /^\+(?!86)[1-9]\d{6,14}$/.test(s) ? s : undefined;
}

/** `+86138****5678`: enough to recognise one's own number, not enough to call. */
export const maskPhone = (e164: string): string => `${e164.slice(0, -8)}****${e164.slice(-4)}`;

/** We text mainland numbers only: others are kept for calling, and nobody can make us text abroad. */
export const canText = (e164: string | undefined): boolean => e164?.startsWith('+86') === true;
