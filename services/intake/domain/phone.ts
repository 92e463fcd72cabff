/**
 * `+86…` for mainland mobiles (11 digits from 1), fixed lines (area code from 0), and any number given with a `+`.
 * undefined for what is none. Full-width digits, spaces, hyphens and brackets are read.
 */
export function toE164(typed: string): string | undefined {
  const s = typed.normalize('NFKC').replace(/[\s()-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(s)) return s;
  if (/^(0086|86)?1\d{10}$/.test(s)) return `+86${s.slice(-11)}`;
  if (/^0[1-9]\d{8,10}$/.test(s)) return `+86${s.slice(1)}`;
  return undefined;
}

/** `+86 138****5678`: enough to recognise one's own number, not enough to call. */
export const maskPhone = (e164: string): string => `${e164.slice(0, -8)}****${e164.slice(-4)}`;
