import { App } from 'aws-cdk-lib';
import { bundleAll } from './bundle.ts';
import { house } from './house.ts';
import { services } from './services.ts';
import { readSettings } from './settings.ts';

const app = new App();
const env = {
  account: process.env.CDK_DEFAULT_ACCOUNT ?? '000000000000',
  region: process.env.CDK_DEFAULT_REGION ?? process.env.AWS_REGION ?? 'us-east-1',
};
await bundleAll(services);
house(app, env, services, readSettings(app));
app.synth();
