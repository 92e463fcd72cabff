import { fromSameSite } from '#shared/http/authenticate.ts';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { problems } from '../problem.ts';
import type { Step } from '../step.ts';

/** What changes something must come from our own pages, or from what is no browser. */
export const sameSite = ({ method }: Pick<RouteSpec, 'method'>): Step => ({
  before: ({ event }) => {
    if (method !== 'GET' && !fromSameSite(event)) throw problems.crossSite();
  },
});
