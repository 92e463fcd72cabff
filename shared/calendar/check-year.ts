import { type DayNumber, dateOf, dayOf, FIRST_YEAR, isDate, isWeekend, LAST_YEAR, span } from './days.ts';
import { isFields, type Report } from './issues.ts';
import { statutory } from './statutory.ts';

const isName = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/**
 * Reports what is wrong with one year's arrangement. Every statutory day that is known must be off: a year that was
 * imported in part, or empty, would otherwise pass for announced and count as plain weeks.
 */
export function checkYear(year: string, arrangement: unknown, report: Report): void {
  const at = `years.${year}`;
  if (!/^\d{4}$/.test(year) || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR)
    report(at, 'not-a-year', year);
  else if (!isFields(arrangement)) report(at, 'wrong-type');
  else {
    checkSources(`${at}.sources`, arrangement.sources, report);
    const off = daysOff(year, arrangement.holidays, report);
    const worked = makeUps(year, arrangement.workdays, off, report);
    for (const day of statutory(Number(year)).flatMap(({ from, to }) => span(from, to)))
      if (!off.has(day) && (worked.has(day) || !isWeekend(day)))
        report(`${at}.holidays`, 'statutory-day-missing', dateOf(day));
  }
}

function checkSources(at: string, sources: unknown, report: Report): void {
  if (!Array.isArray(sources) || sources.length === 0) report(at, 'missing');
  else
    for (const [i, source] of sources.entries()) {
      if (!isName(source?.title)) report(`${at}.${i}.title`, 'missing');
      if (!isDate(source?.issued)) report(`${at}.${i}.issued`, 'not-a-date', source?.issued);
    }
}

/** Is it a date of the year? If not, says so. */
function dateIn(year: string, field: string, value: unknown, report: Report): value is string {
  if (!isDate(value)) report(field, 'not-a-date', value);
  else if (!value.startsWith(year)) report(field, 'not-in-this-year', value);
  else return true;
  return false;
}

function daysOff(year: string, holidays: unknown, report: Report): ReadonlySet<DayNumber> {
  const off = new Set<DayNumber>();
  const all = `years.${year}.holidays`;
  if (!Array.isArray(holidays)) report(all, 'wrong-type');
  else
    for (const [i, holiday] of holidays.entries()) {
      const at = `${all}.${i}`;
      const from: unknown = holiday?.from;
      const to: unknown = holiday?.to;
      if (!isName(holiday?.name)) report(`${at}.name`, 'missing');
      const starts = dateIn(year, `${at}.from`, from, report);
      const ends = dateIn(year, `${at}.to`, to, report);
      if (!starts || !ends) continue;
      if (to < from) report(`${at}.to`, 'ends-before-it-starts', to);
      for (const day of span(from, to)) {
        if (off.has(day)) report(at, 'twice', dateOf(day));
        off.add(day);
      }
    }
  return off;
}

function makeUps(
  year: string,
  workdays: unknown,
  off: ReadonlySet<DayNumber>,
  report: Report,
): ReadonlySet<DayNumber> {
  const worked = new Set<DayNumber>();
  const all = `years.${year}.workdays`;
  if (!Array.isArray(workdays)) report(all, 'wrong-type');
  else
    for (const [i, date] of workdays.entries()) {
      const at = `${all}.${i}`;
      if (!dateIn(year, at, date, report)) continue;
      const day = dayOf(date);
      if (worked.has(day)) report(at, 'twice', date);
      else if (off.has(day)) report(at, 'also-a-holiday', date);
      else if (!isWeekend(day)) report(at, 'not-a-weekend', date);
      worked.add(day);
    }
  return worked;
}
