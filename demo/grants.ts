import type { Role } from '#events/community.ts';
import { ROOT } from './areas.ts';
import type { GrantRow, MemberRow, TeamRow } from './rows.ts';

/** Staff of the subdistrict, who belong to no team. */
export const office: readonly (readonly [staff: string, role: Role])[] = [
  ['admin', 'admin'],
  ['10001', 'dispatcher'],
  ['10002', 'dispatcher'],
  ['10003', 'dispatcher'],
  ['10011', 'callback'],
  ['10012', 'callback'],
  ['10013', 'callback'],
  ['10021', 'leader'],
  ['10022', 'leader'],
];

/** Who may do what where: the office everywhere, a responsible person on the block, a secretary leads the neighbourhood. */
export function grantRows(teams: readonly TeamRow[], members: readonly MemberRow[]): readonly GrantRow[] {
  const byId = new Map(members.map((one) => [one.id, one]));
  return [
    ...office.map(([staff, role]) => ({ staff, member: '', role, area: role === 'admin' ? '*' : ROOT })),
    ...teams.flatMap((team): GrantRow[] => {
      const staff = byId.get(team.responsible)?.staff ?? '';
      const grant = (role: Role, area: string): GrantRow => ({ staff, member: team.responsible, role, area });
      const neighbourhood = team.area.slice(0, team.area.lastIndexOf('-'));
      return team.area.endsWith('-01')
        ? [grant('worker', team.area), grant('lead', neighbourhood)]
        : [grant('worker', team.area)];
    }),
  ];
}
