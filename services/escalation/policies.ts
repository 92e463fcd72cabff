import type { SlaRules } from '#events/rules.ts';
import { idOf, topmost } from '#shared/area-path.ts';
import { type Calendar, calendarOf, standardIn } from '#shared/calendar/calendar.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { log } from '#shared/observe/log.ts';
import { cache } from '#shared/reference/cache.ts';
import { slaOf } from '#shared/sla/holds.ts';
import type { Policies } from './domain/deadlines-to-set.ts';
import { DEFAULT } from './domain/default-rules.ts';
import type { Terms } from './domain/terms.ts';
import type { CommunityReference } from './reference.ts';

/** How long a warm worker caches rules and calendar. */
const KEPT_MS = 20_000;

/**
 * An event may overtake the import of areas and rules. It waits this long; then the service's own rules apply, since a
 * clock by other rules is better than none. Shorter than all retries of a message together.
 */
const PATIENCE_MS = 60_000;

const UNPLACED = 'unplaced';

/** Looks up the rules and the calendar that deadlines are calculated by. */
export function policyReader(community: CommunityReference, now: () => number, zone: Zone) {
  const recent = cache({ keepMs: KEPT_MS, now });
  /** A calendar, once parsed, is kept for as long as its version is current. */
  const calendars = cache({ keepMs: Number.POSITIVE_INFINITY });

  async function calendar(): Promise<Calendar> {
    const row = await recent.get('calendar', community.calendar);
    if (!row) return standardIn(zone);
    return calendars.get(`${row.version}`, async () => calendarOf(row.rules.calendar));
  }

  async function termsOf(wanted: string | undefined, waits: boolean): Promise<Terms> {
    const area = wanted ?? (await recent.get('root', () => rootOf(community)));
    const known = area === undefined ? [] : await community.areasUpwards(area);
    const isKnown = area !== undefined && known[0] !== undefined && idOf(known[0].path) === idOf(area);
    if (!isKnown && waits) throw new NotYet('the area is still on its way');
    const name = slaOf(known);
    const row = await recent.get(`set ${name}`, () => community.set(name));
    if (!row && (await community.hasAnySet())) {
      if (waits) throw new NotYet(`the rules ${name} are still on their way`);
      log.warn('rules are named that nobody imported', { name, area });
    }
    const { version, rules } = row ?? { version: 0, rules: DEFAULT };
    return { ...asTerms(rules, version), area: area ?? UNPLACED, calendar: await calendar() };
  }

  return {
    calendar,

    /** As it is stored now, so that a new one is noticed. */
    calendarVersion: async (): Promise<number> => (await community.calendar())?.version ?? 0,

    /**
     * The policies of an area; without an area, those of the community's root.
     * @param since instant of the input that needs them, epoch milliseconds
     * @throws NotYet while they may still be on their way
     */
    async of(area: string | undefined, since: number): Promise<Policies> {
      const urgencies = (await recent.get('urgencies', community.urgencies))?.urgencies ?? {};
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

const rootOf = async (community: CommunityReference): Promise<string | undefined> =>
  topmost((await community.areas()).filter(({ active }) => active).map(({ path }) => path));
