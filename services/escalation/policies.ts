import type { SlaRules } from '#events/rules.ts';
import { idOf, topmost } from '#shared/area-path.ts';
import { type Calendar, calendarOf, standardIn } from '#shared/calendar/calendar.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { log } from '#shared/observe/log.ts';
import { cache } from '#shared/reference/cache.ts';
import { slaOf } from '#shared/sla/holds.ts';
import type { Policies } from './domain/apply.ts';
import { DEFAULT } from './domain/default-rules.ts';
import type { Terms } from './domain/terms.ts';
import type { Copies } from './reference.ts';

/** Rules and calendar are kept so long by a warm worker. */
const KEPT_MS = 20_000;

/**
 * News may overtake the import of areas and rules. They wait so long; then the service's own rules hold, since a clock
 * by other rules is better than none. Shorter than all the retries of a message together.
 */
const PATIENCE_MS = 60_000;

const UNPLACED = 'unplaced';

/** Looks up by which rules and calendar deadlines are set. */
export function policyReader(copies: Copies, now: () => number, zone: Zone) {
  const recent = cache({ keepMs: KEPT_MS, now });
  /** A calendar that was laid out serves as long as its version. */
  const calendars = cache({ keepMs: Number.POSITIVE_INFINITY });

  async function calendar(): Promise<Calendar> {
    const row = await recent.get('calendar', copies.calendar);
    if (!row) return standardIn(zone);
    return calendars.get(`${row.version}`, async () => calendarOf(row.rules.calendar));
  }

  async function termsOf(wanted: string | undefined, waits: boolean): Promise<Terms> {
    const area = wanted ?? (await recent.get('root', () => rootOf(copies)));
    const known = area === undefined ? [] : await copies.areasUpwards(area);
    const isKnown = area !== undefined && known[0] !== undefined && idOf(known[0].path) === idOf(area);
    if (!isKnown && waits) throw new NotYet('the area is still on its way');
    const name = slaOf(known);
    const row = await recent.get(`set ${name}`, () => copies.set(name));
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

    /**
     * What holds for an area; for none, what holds for the community's root.
     * @param since instant of the news that wants it, epoch milliseconds
     * @throws NotYet while they may still be on their way
     */
    async of(area: string | undefined, since: number): Promise<Policies> {
      const urgencies = (await recent.get('urgencies', copies.urgencies))?.urgencies ?? {};
      return {
        terms: await termsOf(area, now() - since < PATIENCE_MS),
        urgency: (category) => urgencies[category ?? ''] ?? 'normal',
      };
    },
  };
}

export type PolicyReader = ReturnType<typeof policyReader>;

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

const rootOf = async (copies: Copies): Promise<string | undefined> =>
  topmost((await copies.areas()).filter(({ active }) => active).map(({ path }) => path));
