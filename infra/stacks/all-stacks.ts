import type { App, Environment } from 'aws-cdk-lib';
import type { Service } from '../../shared/service/manifest.ts';
import type { Settings } from '../model/settings.ts';
import { subscribedTypes } from '../model/subscriptions.ts';
import { BusStack } from './bus.ts';
import { EdgeStack } from './edge.ts';
import { ServiceStack } from './service.ts';

export interface AllStacks {
  readonly bus: BusStack;
  readonly services: ReadonlyMap<string, ServiceStack>;
  readonly edge: EdgeStack;
}

/** All stacks: the bus first, one a service beside each other, the edge last. Their bundles must be there. */
export function defineStacks(
  app: App,
  env: Environment,
  services: readonly Service[],
  settings: Settings,
): AllStacks {
  const bus = new BusStack(app, 'huying-bus', { env, services, settings });
  const subscribed = subscribedTypes(services);
  const edge = new EdgeStack(app, 'huying-edge', { env, services, settings });
  const stacks = new Map<string, ServiceStack>();
  for (const service of services) {
    const stack = new ServiceStack(app, `huying-${service.name}`, {
      env,
      service,
      settings,
      subscribed: subscribed.get(service.name) ?? [],
    });
    stack.addStackDependency(bus);
    edge.addStackDependency(stack);
    stacks.set(service.name, stack);
  }
  return { bus, services: stacks, edge };
}
