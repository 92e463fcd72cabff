import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import { AreaPath, Instant, LocalId, StaffNumber } from './fields.ts';
import { RulesContent } from './rules.ts';

export { Category, RulesContent, Template } from './rules.ts';

/** A name by which people call (part of) an area. Road numbers and building numbers may be limited to a range. */
export const Place = z.object({
  kind: z.enum(['estate', 'road', 'building', 'alias', 'landmark']),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  from: z.optional(z.int().check(z.nonnegative())),
  to: z.optional(z.int().check(z.nonnegative())),
  parity: z.optional(z.enum(['odd', 'even'])),
});
export type Place = z.output<typeof Place>;

export const AreaKind = z.enum(['district', 'subdistrict', 'community', 'village', 'neighbourhood', 'block']);
export type AreaKind = z.output<typeof AreaKind>;

/** Reference data travels as the whole current row; the newest version wins. */
export const AreaChanged = defineEvent(
  'community',
  'AreaChanged',
  'An area of the tree was added, changed or closed',
  z.object({
    id: LocalId,
    path: AreaPath,
    parent: z.optional(LocalId),
    kind: AreaKind,
    name: z.string().check(z.minLength(1), z.maxLength(60)),
    nameEn: z.optional(z.string().check(z.maxLength(80))),
    households: z.optional(z.int().check(z.nonnegative())),
    places: z.array(Place),
    /** The SLA rule set that holds here and below; absent: what holds above. */
    sla: z.optional(LocalId),
    active: z.boolean(),
  }),
  {
    id: 'qt-03-07',
    path: 'qt/qt-03/qt-03-07',
    parent: 'qt-03',
    kind: 'block',
    name: '幸福里第七块区',
    nameEn: 'Xingfuli block 7',
    households: 276,
    places: [{ kind: 'building', name: '幸福里', from: 12, to: 18 }],
    sla: 'three-stations',
    active: true,
  },
);

export const TeamChanged = defineEvent(
  'community',
  'TeamChanged',
  'A service team was set up, changed or dissolved',
  z.object({
    id: LocalId,
    area: AreaPath,
    name: z.string().check(z.minLength(1), z.maxLength(60)),
    /** Member who answers for the area's matters 责任人. */
    responsible: z.optional(LocalId),
    active: z.boolean(),
  }),
  {
    id: 't-03-07',
    area: 'qt/qt-03/qt-03-07',
    name: '幸福里第七块区服务队',
    responsible: 'm-00412',
    active: true,
  },
);

export const MemberKind = z.enum([
  'secretary',
  'social-worker',
  'party-member',
  'resident-unit',
  'volunteer',
  'building-head',
  'police',
  'property',
  'doctor',
  'elders-association',
]);
export type MemberKind = z.output<typeof MemberKind>;

/** No name and no phone: those stay in community's vault behind the read `community.contact`. */
export const MemberChanged = defineEvent(
  'community',
  'MemberChanged',
  'A team member joined, changed or left',
  z.object({
    id: LocalId,
    team: LocalId,
    area: AreaPath,
    kind: MemberKind,
    staff: z.optional(StaffNumber),
    active: z.boolean(),
  }),
  {
    id: 'm-00412',
    team: 't-03-07',
    area: 'qt/qt-03/qt-03-07',
    kind: 'social-worker',
    staff: '30412',
    active: true,
  },
);

export const Role = z.enum(['worker', 'lead', 'dispatcher', 'callback', 'duty', 'leader', 'admin']);
export type Role = z.output<typeof Role>;

export const GrantChanged = defineEvent(
  'community',
  'GrantChanged',
  'What a member of staff may do, and where, has changed',
  z.object({
    staff: StaffNumber,
    member: z.optional(LocalId),
    /** `*` covers every area, new roots too. */
    grants: z.array(z.object({ role: Role, area: z.union([z.literal('*'), AreaPath]) })),
    active: z.boolean(),
  }),
  {
    staff: '30412',
    member: 'm-00412',
    grants: [{ role: 'worker', area: 'qt/qt-03/qt-03-07' }],
    active: true,
  },
);

/** Who answers the hotline, from when to when. Duties of one time are rung in order; a hand-over changes the member. */
export const DutyChanged = defineEvent(
  'community',
  'DutyChanged',
  'A duty of the roster was planned, handed over, changed or taken back',
  z.object({
    id: LocalId,
    area: AreaPath,
    member: LocalId,
    from: Instant,
    to: Instant,
    /** 1 is rung first. */
    order: z.int().check(z.positive()),
    active: z.boolean(),
  }),
  {
    id: 'd-2026-11-23-1',
    area: 'qt',
    member: 'm-00412',
    from: '2026-11-23T00:00:00.000Z',
    to: '2026-11-23T08:00:00.000Z',
    order: 1,
    active: true,
  },
);

/** The reason for an absence stays in community. */
export const AbsenceChanged = defineEvent(
  'community',
  'AbsenceChanged',
  'A member is away for some time, or is not after all',
  z.object({ id: LocalId, member: LocalId, from: Instant, to: Instant, active: z.boolean() }),
  {
    id: 'a-0007',
    member: 'm-00412',
    from: '2026-11-23T00:00:00.000Z',
    to: '2026-11-27T16:00:00.000Z',
    active: true,
  },
);

/** A whole versioned rule set; the envelope's `version` is the rules' version that tickets freeze. */
export const RulesChanged = defineEvent(
  'community',
  'RulesChanged',
  'A rule set (taxonomy, templates, SLA rules, calendar) has a new version',
  z.object({ rules: RulesContent }),
  {
    rules: {
      kind: 'taxonomy',
      categories: [
        { code: 'fire', name: '消防安全', nameEn: 'Fire safety', urgency: 'urgent', keywords: ['消防通道'] },
      ],
    },
  },
);
