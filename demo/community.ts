import { areaRows } from './areas.ts';
import { grantRows } from './grants.ts';
import { memberRows } from './people.ts';
import { placeRows } from './places.ts';
import type { Community } from './rows.ts';
import { teamRows } from './teams.ts';
import { unitRows } from './units.ts';

/** The whole demo community. The same seed always gives the same rows. */
export function communityOf(seed: number): Community {
  const members = memberRows(seed);
  const teams = teamRows(members);
  return {
    areas: areaRows(seed),
    places: placeRows(),
    teams,
    members,
    units: unitRows,
    grants: grantRows(teams, members),
  };
}
