import { fromSameSite } from '#shared/http/authenticate.ts';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { problems } from '../problem.ts';
import type { Step } from '../step.ts';

/** Rejects changes that a browser sends from another site. */
export const sameSite = ({ method }: Pick<RouteSpec, 'method'>): Step => ({
  before: ({ event }) => {
    if (method !== 'GET' && !fromSameSite(event)) throw problems.crossSite();
  },
});
