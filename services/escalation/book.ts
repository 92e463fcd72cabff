import type { Urgency } from '#events/fields.ts';
import type { SlaRules } from '#events/rules.ts';
import { type Calendar, calendarOf, standardIn } from '#shared/calendar/calendar.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { env } from '#shared/env.ts';
import { log } from '#shared/observe/log.ts';
import { slaOf } from '#shared/sla/holds.ts';
import type { Copies } from './copies.ts';
import { DEFAULT } from './domain/default-rules.ts';
import type { Book } from './domain/news.ts';
import type { Terms } from './domain/terms.ts';

/** Thrown out of a decision, which is pure: the rules of this area have to be looked up first. */
export class Wanting extends Error {
  readonly area: string | undefined;
  constructor(area: string | undefined) {
    super('rules are wanted');
    this.area = area;
  }
}

/** Rules and calendar are kept so long by a warm worker. */
const KEPT_MS = 20_000;

/**
 * News may overtake the import of areas and rules. They wait so long; then the service's own rules hold, since a clock
 * by other rules is better than none. Shorter than all the retries of a message together.
 */
const PATIENCE_MS = 60_000;

const UNPLACED = 'unplaced';

/** Looks rules up, and lends them to pure decisions. */
export function library(copies: Copies, now: () => number) {
  const recent = remembering(now);
  const calendars = new Map<number, Calendar>();

  async function calendar(): Promise<Calendar> {
    const row = await recent('calendar', copies.calendar);
    if (!row) return standardIn(env.zone);
    const known = calendars.get(row.version) ?? calendarOf(row.rules.calendar);
    calendars.set(row.version, known);
    return known;
  }

  async function termsFor(wanted: string | undefined, waits: boolean): Promise<Terms> {
    const area = wanted ?? (await recent('root', () => rootOf(copies)));
    const on = area === undefined ? [] : await copies.areasOn(area);
    const known = area !== undefined && on.at(-1)?.path.endsWith(area.split('/').at(-1) ?? area);
    if (!known && waits) throw new NotYet('the area is still on its way');
    const name = slaOf(on.toReversed());
    const row = await recent(`set ${name}`, () => copies.set(name));
    if (!row && (await copies.hasAnySet())) {
      if (waits) throw new NotYet(`the rules ${name} are still on their way`);
      log.warn('rules are named that nobody imported', { name, area });
    }
    const { version, rules } = row ?? { version: 0, rules: DEFAULT };
    return { ...asTerms(rules, version), area: area ?? UNPLACED, calendar: await calendar() };
  }

  return {
    calendar,

    /** As it is stored now, so that a new one is noticed. */
    calendarVersion: async (): Promise<number> => (await copies.calendar())?.version ?? 0,

    /** Calls `use` with a book, as often as it lacks something. `since`: the instant of the news. @throws NotYet */
    async lend<T>(since: number, use: (book: Book) => Promise<T>): Promise<T> {
      const waits = now() - since < PATIENCE_MS;
      const urgencies = (await recent('urgencies', copies.urgencies))?.urgencies ?? {};
      const found = new Map<string | undefined, Terms>();
      const book: Book = {
        terms: (area) => {
          const terms = found.get(area);
          if (!terms) throw new Wanting(area);
          return terms;
        },
        urgency: (category): Urgency => urgencies[category ?? ''] ?? 'normal',
      };
      for (;;) {
        try {
          return await use(book);
        } catch (error) {
          if (!(error instanceof Wanting)) throw error;
          found.set(error.area, await termsFor(error.area, waits));
        }
      }
    },
  };
}

export type Library = ReturnType<typeof library>;

const asTerms = (
  { name, levels, rules, speed = 1 }: Pick<SlaRules, 'name' | 'levels' | 'rules' | 'speed'>,
  version: number,
) => ({
  name,
  version,
  levels: Math.max(...levels.map((l) => l.level)),
  rules,
  speed,
});

async function rootOf(copies: Copies): Promise<string | undefined> {
  const paths = (await copies.areas()).filter((a) => a.active).map((a) => a.path);
  return paths.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
}

/** Remembers what was found, never that nothing was. */
function remembering(now: () => number) {
  const kept = new Map<string, { until: number; value: unknown }>();
  return async <T>(name: string, read: () => Promise<T | undefined>): Promise<T | undefined> => {
    const hit = kept.get(name);
    if (hit && hit.until > now()) return hit.value as T;
    const value = await read();
    if (value !== undefined) kept.set(name, { until: now() + KEPT_MS, value });
    return value;
  };
}
