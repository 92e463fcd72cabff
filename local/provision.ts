import { existsSync } from 'node:fs';
import { hashOf } from '../infra/tooling/program/files.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { buildSite, siteHash, uploadSite } from '../infra/tooling/site/assets.ts';
import { ACCOUNT, REGION } from '../infra/tooling/system/aws-env.ts';
import type { Layout } from '../infra/tooling/system/layout.ts';
import type { Outputs } from '../infra/tooling/system/system-file.ts';
import { type Demo, importDemo, importRoster, localDate, readDemo } from './demo.ts';
import { bootstrap, deploy, deploymentHash, readOutputs, type Target } from './deploy.ts';
import { doorPid, startDoor } from './door.ts';
import { createSignIns, signIn } from './sign-ins.ts';
import type { Started } from './started.ts';
import type { Steps } from './steps.ts';
import type { SystemOptions } from './system-options.ts';

/** Deploys the stacks and static files, opens the door, creates sign-ins and loads the demo. @returns the stacks' outputs */
export async function provision(
  at: Layout,
  options: SystemOptions,
  steps: Steps,
  started: Started,
  target: Target,
  port: number,
): Promise<Outputs> {
  if (!(await isDeployed(at, target.endpoint))) steps.forget();
  const place = hashOf(at.dir, [], ACCOUNT, REGION, options.endpoint);
  await steps.unlessSame('prepare for stacks (cdk bootstrap)', place, () => bootstrap(at, target));
  await steps.unlessSame('stacks (cdk deploy)', deploymentHash(target), () => deploy(at, target));
  const outputs = readOutputs(at);
  await steps.run('build pages and the staff app', buildSite, (built) => (built ? undefined : 'unchanged'));
  const bucket = outputs.SiteBucket;
  if (bucket)
    await steps.unlessSame(
      'static files',
      siteHash(bucket),
      async () => `${await uploadSite(target.endpoint, bucket)} files`,
    );
  const hadDoor = doorPid(at) !== undefined;
  started.door = !hadDoor;
  await steps.run(
    'front door',
    () => startDoor(at, port, target.endpoint, outputs),
    (opened) => (opened ? target.origin : 'unchanged'),
  );
  const demo = readDemo(options.demo ?? 'full');
  if (demo) await loadDemo(steps, target, outputs, demo);
  return outputs;
}

async function loadDemo(steps: Steps, target: Target, outputs: Outputs, demo: Demo): Promise<void> {
  const people = hashOf('', [], demo.signIns, outputs.UserPoolId);
  await steps.unlessSame('demo sign-ins', people, async () => {
    await createSignIns(target.endpoint, outputs, demo.signIns);
    return `${demo.signIns.length} people`;
  });
  const token = async (): Promise<string> => {
    const admin = demo.signIns.find((person) => person.staff === 'admin');
    if (!admin)
      throw new ProgramError('The demo community has no sign-in for the administrator: run npm run demo.');
    return signIn(target.endpoint, outputs, admin);
  };
  await steps.unlessSame('demo community', demo.hash, async () => {
    return `${await importDemo(target.origin, await token(), demo)} rows`;
  });
  const { pattern } = demo;
  const today = localDate();
  if (pattern)
    await steps.unlessSame('duty roster', hashOf('', [], demo.hash, today), async () => {
      return `${await importRoster(target.origin, await token(), pattern, today)} rows`;
    });
}

/** Does the engine still have what we believe to have deployed? A foreign engine may have been emptied. */
async function isDeployed(at: Layout, endpoint: string): Promise<boolean> {
  if (!existsSync(at.outputs)) return false;
  const pool = readOutputs(at).UserPoolId;
  const keys = await fetch(`${endpoint}/${pool}/.well-known/jwks.json`).catch(() => undefined);
  await keys?.arrayBuffer();
  return keys?.ok === true;
}
