import { grantCopy } from '#shared/auth/grants.ts';
import { projectArea, projectGrants, projectRules, projectTeam } from '#shared/reference/projection.ts';
import { AREAS, slaKey } from './areas/areas.ts';
import { teamKey } from './pages/store.ts';

/** What casework keeps of the community: the tree, how fast an SLA set lets time pass, and the teams' names. */
export const projections = {
  area: projectArea({ key: ({ path }) => ({ pk: AREAS, sk: path }), keep: ['sla'] }),
  team: projectTeam({ key: ({ id }) => ({ pk: teamKey(id), sk: '-' }), keep: ['name'] }),
  rules: projectRules({
    sla: { key: ({ name }) => ({ pk: slaKey(name), sk: '-' }), keep: ({ speed = 1 }) => ({ speed }) },
  }),
  grant: projectGrants(grantCopy),
};
