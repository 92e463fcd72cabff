import {
  AbsenceChanged,
  AreaChanged,
  DutyChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import type { EventDefinition } from '#events/envelope.ts';
import type { RulesContent } from '#events/rules.ts';
import { rulesId } from '#events/rules.ts';
import { china } from '#shared/calendar/china.ts';
import { DEFAULT_ZONE } from '#shared/calendar/zone.ts';
import type { Running } from './script.ts';

export const SUBDISTRICT = 'qt';
export const NEIGHBOURHOOD = 'qt/qt-03';
export const BLOCK = 'qt/qt-03/qt-03-07';

/** Who signs in, and the member that they are. */
export const WORKER = { staff: '30412' };
export const LEAD = { staff: '30265' };
export const OFFICER = { staff: '10011' };
export const DUTY = { staff: '10031' };
export const LEADER = { staff: '10021' };

const areas = [
  {
    id: 'qt',
    path: SUBDISTRICT,
    kind: 'subdistrict',
    name: '清潭街道',
    nameEn: 'Qingtan',
    sla: 'fast',
    places: [],
  },
  { id: 'qt-03', path: NEIGHBOURHOOD, parent: 'qt', kind: 'neighbourhood', name: '幸福里', places: [] },
  {
    id: 'qt-03-07',
    path: BLOCK,
    parent: 'qt-03',
    kind: 'block',
    name: '幸福里第七块区',
    households: 276,
    places: [
      { kind: 'estate', name: '柳荫苑' },
      { kind: 'building', name: '柳荫苑', from: 1, to: 18, parity: 'odd' },
    ],
  },
  {
    id: 'qt-03-08',
    path: 'qt/qt-03/qt-03-08',
    parent: 'qt-03',
    kind: 'block',
    name: '幸福里第八块区',
    places: [],
  },
  // Another root, without rules of its own.
  { id: 'yz', path: 'yz', kind: 'subdistrict', name: '云舟街道', places: [] },
] as const;

const teams = [
  { id: 't-03-07', area: BLOCK, responsible: 'm-00412' },
  { id: 't-03', area: NEIGHBOURHOOD, responsible: 'm-00265' },
  { id: 't-qt', area: SUBDISTRICT, responsible: 'm-10021' },
];

const members = [
  { id: 'm-00412', team: 't-03-07', area: BLOCK, kind: 'social-worker', staff: WORKER.staff },
  { id: 'm-00413', team: 't-03-07', area: BLOCK, kind: 'volunteer', staff: undefined },
  { id: 'm-00414', team: 't-03-07', area: BLOCK, kind: 'party-member', staff: '30414' },
  { id: 'm-00265', team: 't-03', area: NEIGHBOURHOOD, kind: 'secretary', staff: LEAD.staff },
  { id: 'm-10021', team: 't-qt', area: SUBDISTRICT, kind: 'social-worker', staff: LEADER.staff },
];

const grants = [
  { ...WORKER, member: 'm-00412', grants: [{ role: 'worker', area: BLOCK }] },
  { ...LEAD, member: 'm-00265', grants: [{ role: 'lead', area: NEIGHBOURHOOD }] },
  { ...OFFICER, member: undefined, grants: [{ role: 'callback', area: SUBDISTRICT }] },
  { ...DUTY, member: undefined, grants: [{ role: 'duty', area: SUBDISTRICT }] },
  {
    ...LEADER,
    member: 'm-10021',
    grants: [
      { role: 'leader', area: SUBDISTRICT },
      { role: 'leader', area: 'yz' },
    ],
  },
];

const levels = (['block', 'neighbourhood', 'subdistrict'] as const).map((at, n) => ({
  level: n + 1,
  at: [at],
  name: `第${n + 1}级`,
  nameEn: `Level ${n + 1}`,
}));

/** Those that notification has a plan for. */
const purposes = [
  ...[
    'received',
    'accepted',
    'proposed',
    'reopened',
    'level-raised',
    'closed',
    'withdrawn',
    'answer-unclear',
  ],
  ...['assigned', 'reopened-worker', 'level-raised-worker', 'level-raised-before', 'near', 'missed', 'urged'],
  ...[
    'withdrawn-worker',
    'closed-worker',
    'answer-unclear-worker',
    'doubtful',
    'missed-lead',
    'dispatch-missed',
  ],
  ...['missed-call', 'callback-missed'],
];
const texts = (but?: string): RulesContent => ({
  kind: 'templates',
  signature: '【呼应】',
  templates: purposes
    .filter((purpose) => purpose !== but)
    .map((purpose) => ({ purpose, zh: `${purpose} {number}`, en: `${purpose} {number}` })),
});

/** Only a year that was announced and does not change any more. */
export const calendar2026 = {
  zone: DEFAULT_ZONE,
  sessions: [{ from: '09:00', to: '12:00' }],
  years: { '2026': structuredClone(china.years['2026']) },
} as unknown as Extract<RulesContent, { kind: 'calendar' }>['calendar'];

const rules: readonly RulesContent[] = [
  {
    kind: 'taxonomy',
    categories: [
      { code: 'safety', name: '安全', nameEn: 'Safety', keywords: [] },
      {
        code: 'fire',
        parent: 'safety',
        name: '消防安全',
        nameEn: 'Fire safety',
        urgency: 'urgent',
        keywords: ['消防通道'],
      },
    ],
  },
  {
    kind: 'sla',
    name: 'fast',
    levels,
    rules: [
      { stage: 'accept', minutes: 600, clock: 'working', near: 0.5 },
      { stage: 'rise', category: 'fire', urgency: 'urgent', level: 1, minutes: 300, clock: 'calendar' },
    ],
    speed: 60,
    quiet: { from: '22:00', to: '07:00' },
  },
  { kind: 'sla', name: 'three-stations', levels, rules: [{ stage: 'resolve', days: 3, clock: 'working' }] },
  { kind: 'calendar', calendar: calendar2026 },
  texts(),
];

/** Tells a service as much of a small community as it subscribes to. */
export async function tellCommunity(s: Running): Promise<void> {
  const tell = async (definition: EventDefinition, subject: string, data: object) => {
    if (s.hears(definition)) await s.event(definition, subject, { data });
  };
  const none = { parent: undefined, households: undefined, nameEn: undefined, sla: undefined };
  for (const area of areas) await tell(AreaChanged, area.id, { ...none, ...area });
  for (const set of rules) await tell(RulesChanged, rulesId(set), { rules: set });
  for (const team of teams) await tell(TeamChanged, team.id, { ...team, name: team.id });
  for (const member of members) await tell(MemberChanged, member.id, member);
  for (const granted of grants) await tell(GrantChanged, `staff:${granted.staff}`, granted);
  await tell(DutyChanged, DutyChanged.example.id, {});
  const away = { member: 'm-00413', from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };
  await tell(AbsenceChanged, AbsenceChanged.example.id, away);
}

/** The community's second version of the texts has none for this purpose any more. */
export const switchOff = (s: Running, purpose: string): Promise<void> =>
  s.event(RulesChanged, 'templates', { version: 2, data: { rules: texts(purpose) } });
