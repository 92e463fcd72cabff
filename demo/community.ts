import { areaRows, ROOT } from './areas.ts';
import { grantRows } from './grants.ts';
import { officeGrants, officeMembers, officeTeams } from './office.ts';
import { memberRows } from './people.ts';
import { placeRows } from './places.ts';
import type { Community } from './rows.ts';
import { shapesOf } from './shapes.ts';
import { teamRows } from './teams.ts';
import { unitRows } from './units.ts';

/** Three stations 三站式. */
const SLA = 'three-stations';

/** The whole demo community. The same seed always gives the same rows. */
export function communityOf(seed: number): Community {
  const members = memberRows(seed);
  const teams = teamRows(members);
  const shapes = shapesOf(seed);
  return {
    areas: areaRows(seed).map((area) => ({
      ...area,
      sla: area.id === ROOT ? SLA : '',
      shape: shapes.get(area.id) ?? '',
    })),
    places: placeRows(),
    teams: [...officeTeams, ...teams],
    members: [...officeMembers, ...members],
    units: unitRows,
    grants: [...grantRows(teams, members), ...officeGrants],
  };
}
