import { areaRows, ROOT } from './areas.ts';
import { grantRows } from './grants.ts';
import { officeGrants, officeMembers, officeTeams } from './office.ts';
import { memberRows } from './people.ts';
import { placeRows } from './places.ts';
import type { Community } from './rows.ts';
import { shapesOf } from './shapes.ts';
import { QUIET_NIGHTS } from './sla.ts';
import { teamRows } from './teams.ts';
import { unitRows } from './units.ts';

/** The set of deadlines that an area and all below it have, where it is another than that of the area above. */
const SETS: Readonly<Record<string, string>> = { [ROOT]: 'three-stations', 'qt-20': QUIET_NIGHTS };

/** The whole demo community. The same seed always gives the same rows. */
export function communityOf(seed: number): Community {
  const members = memberRows(seed);
  const teams = teamRows(members);
  const shapes = shapesOf(seed);
  return {
    areas: areaRows(seed).map((area) => ({
      ...area,
      sla: SETS[area.id] ?? '',
      shape: shapes.get(area.id) ?? '',
    })),
    places: placeRows(),
    teams: [...officeTeams, ...teams],
    members: [...officeMembers, ...members],
    units: unitRows,
    grants: [...grantRows(teams, members), ...officeGrants],
  };
}
