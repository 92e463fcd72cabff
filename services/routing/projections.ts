import { rulesId } from '#events/rules.ts';
import { idOf, rootOf } from '#shared/area-path.ts';
import { grantCopy } from '#shared/auth/grants.ts';
import {
  type Key,
  projectAbsence,
  projectArea,
  projectGrants,
  projectMember,
  projectRules,
  projectTeam,
  together,
} from '#shared/reference/projection.ts';

export const ROOTS = 'roots';
export const areasOf = (root: string) => `areas#${root}`;
export const listOf = (kind: 'area' | 'team' | 'member', id: string) => `${kind}#${id}`;
export const rowOf = (kind: 'team' | 'member' | 'lead' | 'absence', id: string): Key => ({
  pk: `${kind}#${id}`,
  sk: '-',
});
export const rulesKey = (id: string): Key => ({ pk: 'rules', sk: id });

const entry = (list: string, { pk }: Key): Key => ({ pk: list, sk: pk });

const leadAreas = ({
  active,
  grants,
}: {
  active: boolean;
  grants: readonly { role: string; area: string }[];
}) => (active ? grants.filter(({ role }) => role === 'lead').map(({ area }) => area) : []);

/**
 * What routing keeps of the community.
 * - `roots` / root id: the communities there are
 * - `areas#<root id>` / area id: all areas of one root, so that its gazetteer is one query
 * - `rules` / `taxonomy`, `sla.<name>` (its levels)
 * - `team#<id>` / `-` and `member#<id>` / `-`: the truth about a team and a member
 * - `lead#<staff number>` / `-`: the areas whose lead somebody is
 * - `absence#<id>` / `-`: the truth about an absence; `member#<id>` / `absence#<id>`: whose it ever was
 * - `area#<id>` / `team#<id>` or `lead#<staff number>`, `team#<id>` / `member#<id>`: who was ever there. Only keys, never
 *   removed, and looked up in the truth, so that a member who changes teams needs no second write that could fail.
 */
export const projections = {
  area: projectArea({
    key: ({ id, path }) => ({ pk: areasOf(rootOf(path)), sk: id }),
    keep: (area) => area,
    listed: ({ path }) => [{ pk: ROOTS, sk: rootOf(path) }],
  }),
  team: projectTeam({
    key: ({ id }) => rowOf('team', id),
    keep: ['id', 'area', 'responsible', 'active'],
    listed: ({ id, area }) => [entry(listOf('area', idOf(area)), rowOf('team', id))],
  }),
  member: projectMember({
    key: ({ id }) => rowOf('member', id),
    keep: ['id', 'team', 'kind', 'staff', 'active'],
    listed: ({ id, team }) => [entry(listOf('team', team), rowOf('member', id))],
  }),
  absence: projectAbsence({
    key: ({ id }) => rowOf('absence', id),
    keep: ['member', 'from', 'to', 'active'],
    listed: ({ id, member }) => [entry(listOf('member', member), rowOf('absence', id))],
  }),
  // An event is at most 256 KB, so what is kept of it always fits into one item.
  rules: projectRules({
    taxonomy: { key: (rules) => rulesKey(rulesId(rules)), keep: ['categories'] },
    sla: { key: (rules) => rulesKey(rulesId(rules)), keep: ['levels'] },
  }),
  grant: together(
    projectGrants(grantCopy),
    projectGrants({
      key: ({ staff }) => rowOf('lead', staff),
      keep: (granted) => ({ member: granted.member, areas: leadAreas(granted) }),
      listed: (granted) =>
        leadAreas(granted).map((area) => entry(listOf('area', idOf(area)), rowOf('lead', granted.staff))),
    }),
  ),
};
