import { grantCopy } from '#shared/auth/grants.ts';
import { projectArea, projectGrants, projectRules, projectTeam } from '#shared/reference/projection.ts';

export const AREAS = 'areas';
export const slaKey = (set: string) => `sla#${set}`;
export const teamKey = (id: string) => `team#${id}`;

/** What casework keeps of the community: the tree, how fast an SLA set lets time pass, and the teams' names. */
export const projections = {
  area: projectArea({ key: ({ path }) => ({ pk: AREAS, sk: path }), keep: ['sla'] }),
  team: projectTeam({ key: ({ id }) => ({ pk: teamKey(id), sk: '-' }), keep: ['name'] }),
  rules: projectRules({
    sla: { key: ({ name }) => ({ pk: slaKey(name), sk: '-' }), keep: ({ speed = 1 }) => ({ speed }) },
  }),
  grant: projectGrants(grantCopy),
};
