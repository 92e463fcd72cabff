import { services } from '../../infra/model/services.ts';
import type { RouteContract } from '../../shared/service/contract.ts';
import type { RouteSpec, Service } from '../../shared/service/manifest.ts';

type Contracts = Readonly<Record<string, RouteContract>>;

const contractOf = async (service: string): Promise<Contracts> =>
  (await import(/* @vite-ignore */ `../../services/${service}/contract.ts`)).default;

/** What the routes of each service answer: the contract beside every manifest that has routes. */
const contracts: ReadonlyMap<string, Contracts> = new Map(
  await Promise.all(
    services
      .filter(({ routes }) => routes)
      .map(async ({ name }) => [name, await contractOf(name)] as const),
  ),
);

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
  const said = contracts.get(name) ?? {};
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
