import analytics from '../../services/analytics/contract.ts';
import casework from '../../services/casework/contract.ts';
import community from '../../services/community/contract.ts';
import escalation from '../../services/escalation/contract.ts';
import intake from '../../services/intake/contract.ts';
import notification from '../../services/notification/contract.ts';
import routing from '../../services/routing/contract.ts';
import type { RouteContract } from '../../shared/service/contract.ts';
import type { RouteSpec, Service } from '../../shared/service/manifest.ts';

/** What the routes of each service answer. A new service with routes is one line here. */
export const contracts: Readonly<Record<string, Readonly<Record<string, RouteContract>>>> = {
  community,
  intake,
  routing,
  casework,
  escalation,
  notification,
  analytics,
};

/** One route with all that is said of it. */
export interface Operation {
  /** `<service>.<route>` */
  readonly id: string;
  readonly service: string;
  readonly path: string;
  readonly spec: RouteSpec;
  readonly contract: RouteContract;
}

/** @throws when a route has no contract, or a contract no route */
export function operationsOf({ name, routes = {} }: Service): Operation[] {
  const said = contracts[name] ?? {};
  const odd = Object.keys({ ...said, ...routes }).filter((route) => !said[route] || !routes[route]);
  if (odd.length > 0) throw new Error(`${name}: no route or no contract: ${odd.join(', ')}`);
  return Object.entries(routes).map(([route, spec]) => ({
    id: `${name}.${route}`,
    service: name,
    path: `/api/${name}${spec.path}`,
    spec,
    contract: said[route] as RouteContract,
  }));
}
