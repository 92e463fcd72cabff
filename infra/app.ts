import { App } from 'aws-cdk-lib';
import { bundleAll } from './bundle/bundle.ts';
import { services } from './model/services.ts';
import { readSettings } from './model/settings.ts';
import { defineStacks } from './stacks/all-stacks.ts';

const app = new App();
const env = {
  account: process.env.CDK_DEFAULT_ACCOUNT ?? '000000000000',
  region: process.env.CDK_DEFAULT_REGION ?? process.env.AWS_REGION ?? 'us-east-1',
};
const settings = readSettings((name) => app.node.tryGetContext(name));
await bundleAll(services);
defineStacks(app, env, services, settings);
// The rules are for AWS, and loading them costs half a second of each start of a laptop's system.
if (!settings.local) (await import('./checks/nag.ts')).checkWhenSynthesized(app);
app.synth();
