import { idOf } from '#shared/area-path.ts';
import { areasFor, may, type Staff } from '#shared/auth/principal.ts';
import { problems } from '#shared/http/problem.ts';
import { covers, meet } from '#shared/roster/duty.ts';
import {
  type Absence,
  type Duty,
  holes,
  nextDuty,
  onDuty,
  overlaps,
  type Period,
  rosterOf,
} from '#shared/roster/roster.ts';
import { DAY_MS, later } from '../domain/instant.ts';
import type { DutyRow, MemberRow } from '../domain/kinds.ts';
import { type CommunityStore, rowsOf } from '../store/community-store.ts';
import { rosterProblems } from './words.ts';

/** Names of members by id; every look at them is audited. */
export type NamesOf = (members: readonly string[]) => Promise<Readonly<Record<string, string>>>;

interface Planned {
  readonly duties: readonly Duty[];
  readonly absences: readonly Absence[];
}

/** Longest time that one answer tells. */
const MOST_DAYS = 62;
/** How far back a duty of now may have begun, and how far ahead the next one is looked for. */
const NEAR_DAYS = 31;

/** @throws Problem not-found, also for areas of others */
async function areaAsked(store: CommunityStore, who: Staff, asked: string | undefined): Promise<string> {
  const [own = ''] = areasFor(who, 'community.read');
  const all = asked === undefined && own === '*' ? await store.areas() : [];
  const root = all.find(({ active, parent }) => active && parent === undefined);
  const [found] = await store.areasById([idOf(asked ?? root?.path ?? own)]);
  if (!found || !may(who, 'community.read', found.path)) throw problems.notFound();
  return found.path;
}

/** The roster of an area in a period, and the absences of its members. */
async function plannedFor(store: CommunityStore, path: string, time: Period): Promise<Planned> {
  const found = await store.roster(time, path.split('/'));
  const duties = rosterOf(found.duties, path);
  const members = new Set(duties.map(({ member }) => member));
  return { duties, absences: found.absences.filter(({ active, member }) => active && members.has(member)) };
}

/**
 * Duties, absences and holes between two instants, by default the week from `at` on.
 * @throws Problem not-found, invalid (reversed, or longer than 62 days)
 */
export async function roster(
  store: CommunityStore,
  who: Staff,
  names: NamesOf,
  of: { area?: string | undefined; from?: string | undefined; to?: string | undefined; at: string },
) {
  const area = await areaAsked(store, who, of.area);
  const from = of.from ?? of.at;
  const to = of.to ?? later(from, 7 * DAY_MS);
  if (from >= to || Date.parse(to) - Date.parse(from) > MOST_DAYS * DAY_MS)
    throw rosterProblems.badPeriod(MOST_DAYS);
  const { duties, absences } = await plannedFor(store, area, { from, to });
  const name = await names(duties.map(({ member }) => member));
  return {
    area: duties[0]?.area ?? area,
    duties: [...duties]
      .sort((a, b) => (a.from === b.from ? a.order - b.order : a.from < b.from ? -1 : 1))
      .map(({ active: _active, ...duty }) => ({ ...duty, name: name[duty.member] })),
    absences: absences.map(({ id, member, from, to }) => ({ id, member, name: name[member], from, to })),
    holes: holes(duties, absences, from, to),
  };
}

/** Who answers now in which order, and who is next. */
export async function dutyNow(
  store: CommunityStore,
  who: Staff,
  names: NamesOf,
  of: { area?: string | undefined; at: string },
) {
  const area = await areaAsked(store, who, of.area);
  const time = { from: later(of.at, -NEAR_DAYS * DAY_MS), to: later(of.at, NEAR_DAYS * DAY_MS) };
  const { duties, absences } = await plannedFor(store, area, time);
  const now = onDuty(duties, absences, of.at);
  const next = nextDuty(duties, absences, of.at);
  const name = await names([...now, ...(next ? [next] : [])].map(({ member }) => member));
  return {
    area: duties[0]?.area ?? area,
    now: now.map(({ id, member, order, to }) => ({ id, member, name: name[member], order, until: to })),
    ...(next && { next: { id: next.id, member: next.member, name: name[next.member], from: next.from } }),
  };
}

/**
 * May this person hand the duty over, and to that member? Who is on duty may, and administrators of the area. The new
 * member belongs to a team of the roster's area (or below), is there, and has no other duty at that time.
 * @throws Problem not-found, no-right, duty-over, member-unknown, member-elsewhere, member-absent, already-on-duty
 */
export async function mayHandOver(
  store: CommunityStore,
  who: Staff,
  of: { id: string; to: string; at: string },
): Promise<DutyRow> {
  const found = await store.stored([of.id, of.to]);
  const [duty] = rowsOf<DutyRow>(found, 'duty');
  if (!duty || !may(who, 'duty.hand-over', duty.area)) throw problems.notFound();
  const own = who.member === duty.member || may(who, 'community.write', duty.area);
  if (!own) throw problems.noRight();
  if (!duty.active || duty.to <= of.at) throw rosterProblems.dutyOver();
  const [member] = rowsOf<MemberRow>(found, 'member');
  if (!member?.active) throw rosterProblems.memberUnknown();
  if (!`${member.area}/`.startsWith(`${duty.area}/`)) throw rosterProblems.memberElsewhere();
  await refuseBusy(store, duty, of);
  return duty;
}

/** From now on, or from the beginning of a duty to come. */
async function refuseBusy(
  store: CommunityStore,
  duty: DutyRow,
  { to: member, at }: { to: string; at: string },
): Promise<void> {
  const rest = { from: duty.from > at ? duty.from : at, to: duty.to };
  const { duties, absences } = await store.roster(rest);
  const away = absences.some((each) => each.active && each.member === member && covers(each, rest.from));
  if (away) throw rosterProblems.memberAbsent();
  const others = duties.filter((each) => each.id !== duty.id && each.member === member && meet(each, rest));
  if (overlaps([...others, { ...duty, ...rest, member }]).length > 0) throw rosterProblems.alreadyOnDuty();
}
