import type { Rows } from '#shared/aws/rows.ts';
import { log } from '#shared/observe/log.ts';
import type { PassPosition } from './open-clocks.ts';
import type { Rescheduled } from './reschedule.ts';

const KEY = { pk: 'pass', sk: '-' };

interface PassRow {
  /** UTC date on which the pass began. */
  readonly day: string;
  /** Version of the calendar that it began with. */
  readonly calendar: number;
  /** Where it continues (stored name); absent when it is finished. */
  readonly place?: PassPosition;
}

export interface DailyPassDeps {
  readonly rows: Pick<Rows, 'get' | 'put'>;
  readonly calendarVersion: () => Promise<number>;
  readonly page: (position: PassPosition | undefined) => Promise<Rescheduled>;
  readonly now: () => number;
  readonly hasTime: () => boolean;
}

/**
 * Continues the pass over the open clocks, page by page. A pass begins once a day and after a calendar import; one that
 * is under way is finished first.
 */
export async function dailyPass({ rows, calendarVersion, page, now, hasTime }: DailyPassDeps): Promise<void> {
  const day = new Date(now()).toISOString().slice(0, 10);
  const calendar = await calendarVersion();
  let row = await rows.get<PassRow>(KEY.pk, KEY.sk);
  if (!row?.place) {
    if (row?.day === day && row.calendar === calendar) return;
    row = { ...KEY, day, calendar, place: { shard: 0 } };
  }
  let position = row.place;
  while (position && hasTime()) {
    const { next, ...count }: Rescheduled = await page(position);
    await rows.put({ ...KEY, day: row.day, calendar: row.calendar, ...(next && { place: next }) });
    if (count.clocks > 0) log.info('pass', count);
    position = next;
  }
}
