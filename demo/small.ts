import type { Community } from './rows.ts';

/** Two neighbourhoods that share an estate name and a lane, three blocks of each. */
const KEPT = new Set([
  'qt',
  'qt-03',
  'qt-03-01',
  'qt-03-02',
  'qt-03-07',
  'qt-08',
  'qt-08-01',
  'qt-08-02',
  'qt-08-03',
]);
const MEMBERS_A_TEAM = 10;

/** A part of the community for tests that want to be quick: what it keeps is row for row the same. */
export function smallPartOf(whole: Community): Community {
  const kept = (row: { readonly area: string }): boolean => KEPT.has(row.area);
  const teams = whole.teams.filter(kept);
  return {
    areas: whole.areas.filter((area) => KEPT.has(area.id)),
    places: whole.places.filter(kept),
    teams,
    members: teams.flatMap((team) =>
      whole.members.filter((one) => one.team === team.id).slice(0, MEMBERS_A_TEAM),
    ),
    units: whole.units.filter(kept),
    grants: whole.grants.filter((row) => row.area === '*' || kept(row)),
  };
}
