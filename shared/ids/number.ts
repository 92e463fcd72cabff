import { createHash } from 'node:crypto';

/**
 * Speakable numbers: twelve digits in fours, YYDDD (year and day of the year in the community's zone), six digits,
 * one check digit. A million a day; the check digit catches every single wrong digit and every swap of neighbours.
 */

// Damm's quasigroup of order 10 (H. M. Damm, 2004): weakly totally anti-symmetric, zero diagonal.
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const interim = (digits: string): number => [...digits].reduce((row, d) => Number(DAMM[row]?.[Number(d)]), 0);

/** Appends the check digit. */
export const withCheck = (digits: string): string => digits + interim(digits);

/** Twelve digits whose check digit is right? */
export const isNumber = (number: string): boolean => /^\d{12}$/.test(number) && interim(number) === 0;

/**
 * The candidate number number `attempt` for a report. The same report always tries the same candidates, so a retry
 * finds its own claim; two reports that meet on one candidate move on to different next ones.
 */
export function candidate(id: string, at: string, zone: string, attempt: number): string {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
    .format(new Date(at))
    .split('-')
    .map(Number);
  const ordinal = Math.round(
    (Date.UTC(year ?? 0, (month ?? 1) - 1, day) - Date.UTC(year ?? 0, 0, 0)) / 86_400_000,
  );
  const six = createHash('sha256').update(`${id}\n${attempt}`).digest().readUInt32BE(0) % 1_000_000;
  return withCheck(
    `${String(year).slice(2)}${String(ordinal).padStart(3, '0')}${String(six).padStart(6, '0')}`,
  );
}

/** `2632 6047 3158`, as it is shown and read out. */
export const grouped = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Reads what a person typed or a phone keyboard made of it: full-width digits, spaces, dashes, invisible marks. */
export const readNumber = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
