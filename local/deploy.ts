import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskSentence } from '../infra/tooling/program/disk.ts';
import { filesBelow, hashOf, readJson } from '../infra/tooling/program/files.ts';
import { type Ran, run } from '../infra/tooling/program/processes.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { ACCOUNT, awsEnv, cleanEnv, REGION } from '../infra/tooling/system/aws-env.ts';
import { type Layout, root } from '../infra/tooling/system/layout.ts';
import type { Outputs } from '../infra/tooling/system/system-file.ts';

const cdk = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const FOUR_MINUTES = 240_000;

export interface Target {
  readonly endpoint: string;
  readonly origin: string;
}

async function runCdk(at: Layout, target: Target, cwd: string, args: readonly string[]): Promise<Ran> {
  const ran = await run(process.execPath, [cdk, ...args, '--ci', '--no-color', '--no-notices'], {
    cwd,
    timeout: FOUR_MINUTES,
    env: {
      ...cleanEnv(),
      ...awsEnv(target.endpoint),
      CDK_DEFAULT_ACCOUNT: ACCOUNT,
      CDK_DEFAULT_REGION: REGION,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
  });
  appendFileSync(at.deployLog, `\n$ cdk ${args.join(' ')}\n${ran.output}`);
  return ran;
}

/** Makes the bucket and roles that CDK deploys through. @throws ProgramError with the reason */
export async function bootstrap(at: Layout, target: Target): Promise<undefined> {
  // In a folder without cdk.json the tool does not build the app, which it does not need for this.
  const ran = await runCdk(at, target, at.dir, ['bootstrap', `aws://${ACCOUNT}/${REGION}`]);
  if (ran.code !== 0) throw failed('The engine could not be prepared for the deployment', at, ran);
}

/** Deploys all stacks. @throws ProgramError with CloudFormation's or the app's reason */
export async function deploy(at: Layout, target: Target): Promise<undefined> {
  const app = ['deploy', '--all', '--app', 'node infra/app.ts', '--output', at.cloudAssembly];
  const manner = ['--require-approval', 'never', '--concurrency', '4', '--outputs-file', at.outputs];
  const ran = await runCdk(at, target, root, [...app, ...manner, ...context(target)]);
  if (ran.code !== 0) throw failed('The deployment failed', at, ran);
}

const context = ({ origin, endpoint }: Target): string[] =>
  [`origin=${origin}`, `engine=${endpoint}`, 'local=true'].flatMap((value) => ['-c', value]);

/** A hash over everything that the deployment is made from. The staff app, tests and what programs share are not part of it. */
export function deploymentHash(target: Target): string {
  const staffApps = join(root, 'services', 'site', 'apps');
  const tooling = join(root, 'infra', 'tooling');
  const skip = (path: string) => path === staffApps || path === tooling || /\.(test\.ts|md)$/.test(path);
  const sources = ['infra', 'services', 'shared', 'events', 'cdk.json', 'package-lock.json'];
  const files = sources.flatMap((name) => filesBelow(join(root, name), skip));
  return hashOf(root, files, target.origin, target.endpoint);
}

/** Outputs of all stacks. @throws ProgramError when nothing was deployed */
export function readOutputs(at: Layout): Outputs {
  const stacks = readJson<Record<string, Record<string, string>>>(at.outputs);
  if (!stacks)
    throw new ProgramError(
      `Nothing is deployed (${at.outputs} is missing): run npm run reset and npm start.`,
    );
  return Object.assign({}, ...Object.values(stacks)) as Outputs;
}

/** The lines that tell why: CloudFormation's failed resources, else the first error of the app or the tool. */
export function reasonOf(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const resource = lines.find((line) => /\b(CREATE|UPDATE|DELETE)_FAILED\b/.test(line));
  const error = lines.find((line) => /^(❌|\S*Error\b|error\b|✘ \[ERROR\])|failed: /.test(line));
  return (resource ?? error ?? lines.filter(Boolean).at(-1) ?? 'no reason was given').slice(0, 400);
}

function failed(what: string, at: Layout, ran: Ran): ProgramError {
  const disk = diskSentence(ran.output);
  if (disk) return new ProgramError(`${what}. ${disk}`);
  const reason = ran.code === 124 ? 'it took longer than four minutes' : reasonOf(ran.output);
  return new ProgramError(`${what}: ${reason.replace(/\.$/, '')}. Everything it said is in ${at.deployLog}.`);
}
