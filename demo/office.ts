import { ROOT } from './areas.ts';
import { phoneOf } from './phones.ts';
import type { GrantRow, MemberRow, TeamRow } from './rows.ts';

/** Beyond the numbers of teams, units and rehearsals. */
const FIRST_PHONE = 85_000;

const member = (id: string, team: string, name: string, staff: number, phone: number): MemberRow => ({
  id,
  team,
  name,
  phone: phoneOf(FIRST_PHONE + phone),
  kind: 'social-worker',
  skills: '统筹协调',
  staff: String(staff),
  active: 'yes',
});

const OFFICE = 't-00-office';
const HOTLINE = 't-00-zhiban';

/** Who holds what has come up to the subdistrict's own level. */
const officers = [
  member('m-office-1', OFFICE, '梁知远', 10_041, 41),
  member('m-office-2', OFFICE, '苏映棠', 10_042, 42),
];

/** Six people who answer the hotline in turn; the roster's pattern names them. */
export const hotline: readonly MemberRow[] = ['方晓晴', '顾闻笛', '何青禾', '陆岚', '沈一苇', '叶知秋'].map(
  (name, i) => member(`m-duty-${i + 1}`, HOTLINE, name, 10_031 + i, 31 + i),
);

const team = (id: string, name: string, responsible: string): TeamRow => ({
  id,
  area: ROOT,
  name,
  responsible,
  active: 'yes',
});

/** The subdistrict's own teams; the office comes first, so that tickets of its level are the office's. */
export const officeTeams: readonly TeamRow[] = [
  team(OFFICE, '晴棠街道治理办公室', 'm-office-1'),
  team(HOTLINE, '晴棠热线值班组', 'm-duty-1'),
];
export const officeMembers: readonly MemberRow[] = [...officers, ...hotline];

export const officeGrants: readonly GrantRow[] = [
  ...officers.map(({ staff, id }) => ({ staff, member: id, role: 'worker' as const, area: ROOT })),
  ...hotline.map(({ staff, id }) => ({ staff, member: id, role: 'duty' as const, area: ROOT })),
];
