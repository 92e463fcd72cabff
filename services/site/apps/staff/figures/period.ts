import { dayAfter } from '../parts/time.ts';

export const presets = { today: 1, week: 7, month: 30 } as const;
export type Preset = keyof typeof presets | 'custom';

export interface Days {
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Analytics' longest period, in days. */
export const MOST_DAYS = 366;

/** The days of a preset that ends today. */
export const daysOf = (preset: keyof typeof presets, today: string): Days => ({
  from: dayAfter(today, 1 - presets[preset]),
  to: today,
});

const isDay = (day: string | null): day is string =>
  day !== null && DAY.test(day) && !Number.isNaN(Date.parse(day)) && dayAfter(day, 0) === day;

/** The period of an address; an invalid one becomes the last 7 days. */
export function periodOf(params: URLSearchParams, today: string): Days & { preset: Preset } {
  const preset = params.get('period');
  const [from, to] = [params.get('from'), params.get('to')];
  if (isDay(from) && isDay(to) && from <= to && dayAfter(from, MOST_DAYS) > to) {
    return { from, to, preset: 'custom' };
  }
  const known = preset !== null && Object.hasOwn(presets, preset) ? (preset as keyof typeof presets) : 'week';
  return { ...daysOf(known, today), preset: known };
}

/** The days of the trend: those of the period, or the week up to its end when it is shorter. */
export const trendOf = ({ from, to }: Days): Days => {
  const week = dayAfter(to, -6);
  return { from: from < week ? from : week, to };
};
