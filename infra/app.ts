import { App } from 'aws-cdk-lib';
import { bundleAll } from './bundle.ts';
import { services } from './services.ts';
import { readSettings } from './settings.ts';
import { BusStack } from './stacks/bus.ts';
import { EdgeStack } from './stacks/edge.ts';
import { ServiceStack } from './stacks/service.ts';
import { subscribedTypes } from './subscriptions.ts';

const app = new App();
const settings = readSettings(app);
const env = {
  account: process.env.CDK_DEFAULT_ACCOUNT ?? '000000000000',
  region: process.env.CDK_DEFAULT_REGION ?? process.env.AWS_REGION ?? 'us-east-1',
};

bundleAll(services);
const bus = new BusStack(app, 'huying-bus', { env, services, settings });
const subscribed = subscribedTypes(services);
const stacks = services.map((service) => {
  const stack = new ServiceStack(app, `huying-${service.name}`, {
    env,
    service,
    settings,
    subscribed: subscribed.get(service.name) ?? [],
  });
  stack.addDependency(bus);
  return stack;
});
const edge = new EdgeStack(app, 'huying-edge', { env, services, settings });
for (const stack of stacks) edge.addDependency(stack);
app.synth();
