import type { Rows } from '#shared/aws/rows.ts';
import { log } from '#shared/observe/log.ts';
import type { Place } from './open-clocks.ts';
import type { Rebuilt } from './reschedule.ts';

const KEY = { pk: 'pass', sk: '-' };

interface PassRow {
  /** UTC date on which the pass began. */
  readonly day: string;
  /** Version of the calendar that it began with. */
  readonly calendar: number;
  /** Where it goes on; absent when it is through. */
  readonly place?: Place;
}

export interface DailyParts {
  readonly rows: Pick<Rows, 'get' | 'put'>;
  readonly calendarVersion: () => Promise<number>;
  readonly page: (place: Place | undefined) => Promise<Rebuilt>;
  readonly now: () => number;
  readonly hasTime: () => boolean;
}

/**
 * Goes on with the pass over the open clocks, a page at a time. A pass begins once a day and when a calendar was
 * imported; one that is under way is finished first.
 */
export async function daily({ rows, calendarVersion, page, now, hasTime }: DailyParts): Promise<void> {
  const day = new Date(now()).toISOString().slice(0, 10);
  const calendar = await calendarVersion();
  let row = await rows.get<PassRow>(KEY.pk, KEY.sk);
  if (!row?.place) {
    if (row?.day === day && row.calendar === calendar) return;
    row = { ...KEY, day, calendar, place: { shard: 0 } };
  }
  let place = row.place;
  while (place && hasTime()) {
    const { next, ...count }: Rebuilt = await page(place);
    await rows.put({ ...KEY, day: row.day, calendar: row.calendar, ...(next && { place: next }) });
    if (count.clocks > 0) log.info('pass', count);
    place = next;
  }
}
