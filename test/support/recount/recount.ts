import type { CloudEvent } from '#events/envelope.ts';
import { atOnce } from '#shared/at-once.ts';
import { expectCall } from '../call.ts';
import { type Answer, BY, type Difference, differences } from './compare.ts';
import { type Item, itemsOf } from './items.ts';
import { exportedEvents } from './logs.ts';
import { quiet } from './quiet.ts';
import { readerOf } from './reader.ts';

export interface Recount {
  /** How many events the logs tell. */
  readonly events: number;
  readonly areas: number;
  /** How many answers of analytics were compared. */
  readonly answers: number;
  readonly differences: readonly Difference[];
}

/** Facts may come while we count: then it is done again. */
const ROUNDS = 5;

/**
 * Counts every figure of every area once more, by day and by every other cut, from the logs of the services to which
 * the facts belong, and compares with what analytics answers. Waits until nothing is under way.
 * @throws when the system does not come to rest
 */
export async function recount(round = 1): Promise<Recount> {
  await quiet();
  const events = await exportedEvents();
  const result = await compared(events);
  const settled = result.differences.length === 0 || round >= ROUNDS;
  return settled ? result : recount(round + 1);
}

async function compared(events: readonly CloudEvent[]): Promise<Recount> {
  const items = itemsOf(events);
  const areas = areasOf(items);
  const days = items.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined)
    return { events: events.length, areas: 0, answers: 0, differences: [] };
  const tokenFor = await readerOf(areas.filter((area) => !area.includes('/')));
  const questions = areas.flatMap((area) => BY.map((by) => ({ area, by })));
  const found = await atOnce(6, questions, async ({ area, by }) => {
    const query = new URLSearchParams({ area, from, to, by });
    const token = await tokenFor(area);
    const answer = await expectCall<Answer>(200, 'GET', `/api/analytics/figures?${query}`, { token });
    return differences(area, by, items, answer);
  });
  return {
    events: events.length,
    areas: areas.length,
    answers: questions.length,
    differences: found.flat(),
  };
}

/** Every area that something lies in, and all above. */
function areasOf(items: readonly Item[]): string[] {
  const above = (path: string) => path.split('/').map((_, n, ids) => ids.slice(0, n + 1).join('/'));
  return [...new Set(items.flatMap(({ area }) => (area ? above(area) : [])))].sort();
}
