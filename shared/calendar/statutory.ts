import type { Holiday } from './data.ts';

/**
 * The days off that the regulation itself names (全国年节及纪念日放假办法, State Council order 795 of 2024-11-10, in
 * force since 2025): known before a year's arrangement is announced. What the announcement adds (bridges, make-up
 * days, the day in lieu of a holiday on a weekend) nobody can know before.
 */
const FIXED: readonly (readonly [name: string, from: string, to: string])[] = [
  ['元旦', '01-01', '01-01'],
  ['劳动节', '05-01', '05-02'],
  ['国庆节', '10-01', '10-03'],
];

/**
 * 除夕 to 初三, 清明, 端午, 中秋 on the sun's calendar. Given, not computed: the Chinese calendar of ICU (`Intl`) has
 * the new moons of 2027-02-06 and 2030-02-03 a day off, so that its New Year is wrong in two of these four years.
 */
const LUNAR: Readonly<Record<number, readonly (readonly [name: string, from: string, to: string])[]>> = {
  2027: lunar(['02-05', '02-08'], '04-05', '06-09', '09-15'),
  2028: lunar(['01-25', '01-28'], '04-04', '05-28', '10-03'),
  2029: lunar(['02-12', '02-15'], '04-04', '06-16', '09-22'),
  2030: lunar(['02-02', '02-05'], '04-05', '06-05', '09-12'),
};

function lunar(spring: readonly [string, string], pure: string, dragon: string, moon: string) {
  return [
    ['春节', ...spring],
    ['清明节', pure, pure],
    ['端午节', dragon, dragon],
    ['中秋节', moon, moon],
  ] as const;
}

/** The statutory holidays of any year; after 2030 and before 2027 only those of fixed date. Spans may overlap. */
export const statutory = (year: number): readonly Holiday[] =>
  [...FIXED, ...(LUNAR[year] ?? [])].map(([name, from, to]) => ({
    name,
    from: `${year}-${from}`,
    to: `${year}-${to}`,
  }));
