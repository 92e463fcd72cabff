import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { services } from '../model/services.ts';
import { readSettings } from '../model/settings.ts';
import { defineStacks } from '../stacks/all-stacks.ts';

// biome-ignore lint/suspicious/noExplicitAny: CloudFormation properties have as many shapes as there are resources
export type Any = any;

export interface Resource {
  readonly id: string;
  readonly stack: string;
  readonly Type: string;
  readonly Properties: Any;
  readonly DeletionPolicy?: string;
}

export interface Synthesized {
  readonly app: App;
  /** By stack name. */
  readonly templates: Readonly<Record<string, Any>>;
  readonly resources: readonly Resource[];
}

/** An account and a region for templates that nobody deploys. */
export const ENV = { account: '111122223333', region: 'eu-central-1' };
/** What CloudFormation itself would refuse is an error here, as in cdk.json. */
const VALIDATE = '@aws-cdk/core:validateAgainstDefaultRules';
const ORIGIN = 'https://huying.example';

/** The whole system with these contexts. `bundled`: with the functions' own bundles, which must be there; else each has one line of code. */
export function synthesize(context: Readonly<Record<string, string>> = {}, bundled = false): Synthesized {
  const dir = mkdtempSync(join(tmpdir(), 'huying-infra-'));
  try {
    const bundle = join(dir, 'bundle');
    mkdirSync(bundle);
    writeFileSync(join(bundle, 'index.mjs'), 'export const handler = () => {};\n');
    const app = new App({
      outdir: join(dir, 'out'),
      context: { origin: ORIGIN, ...(!bundled && { bundle }), [VALIDATE]: true, ...context },
      analyticsReporting: false,
    });
    defineStacks(
      app,
      ENV,
      services,
      readSettings((name) => app.node.tryGetContext(name)),
    );
    const templates = Object.fromEntries(app.synth().stacks.map((s) => [s.stackName, s.template]));
    return { app, templates, resources: resourcesOf(templates) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

let aws: Synthesized | undefined;
/** The system as it goes to AWS, synthesized once for all tests of a worker. */
export const onAws = (): Synthesized => {
  aws ??= synthesize();
  return aws;
};

export const resourcesOf = (templates: Synthesized['templates']): Resource[] =>
  Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources as Record<string, Any>).map(([id, r]) => ({ id, stack, ...r })),
  );
