import { S3Client } from '@aws-sdk/client-s3';
import { readJson } from '../infra/tooling/program/files.ts';
import { program } from '../infra/tooling/program/program.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { buildSite, uploadFiles } from '../infra/tooling/site/assets.ts';
import { makeAdministrator } from './aws/administrator.ts';
import { cdk, outputsFile } from './aws/cdk.ts';
import { check } from './aws/check.ts';
import { confirm } from './aws/confirm.ts';
import { type DeployOptions, readDeployOptions } from './aws/deploy-options.ts';
import { firstSteps } from './aws/first-steps.ts';
import { inTheWay } from './aws/left-over.ts';
import { originSecretVersion, rotateOriginSecret } from './aws/origin-secret.ts';
import { outputsOf, type Place, placeOf } from './aws/place.ts';

/** What the last line says after a deployment. */
interface Deployed extends Place {
  readonly origin: string;
  readonly files: number;
}

async function main(argv: readonly string[]): Promise<object> {
  const options = readDeployOptions(argv, process.env);
  if (options.check) return await check(options);
  const place = await placeOf(options.region);
  console.log(`Account ${place.account}, region ${place.region}, address ${options.context.origin}`);
  if (options.diff) {
    await cdk('diff', place, options.context);
    return { ...place, changed: false };
  }
  await insistOnRoom(place);
  const before = await outputsOf(place.region, 'huying-edge');
  if (before?.Origin && before.Origin !== options.context.origin)
    console.log(`The address changes: ${before.Origin} stands in links and SMS that people have already.`);
  if (!options.yes)
    await confirm(before ? 'This changes what runs there.' : 'This deploys Huying there.', place.account);
  return await deploy(place, options);
}

async function deploy(place: Place, { context, newOriginSecret }: DeployOptions): Promise<Deployed> {
  await buildSite();
  if (newOriginSecret) {
    const begun = await rotateOriginSecret(place.region, (version) => deployStacks(place, context, version));
    if (!begun) console.log(FINISHED);
  } else await deployStacks(place, context, await originSecretVersion(place.region));
  const stacks = readJson<Record<string, Record<string, string>>>(outputsFile) ?? {};
  const outputs = Object.assign({}, ...Object.values(stacks)) as Record<string, string>;
  const { SiteBucket, UserPoolId } = outputs;
  if (!SiteBucket || !UserPoolId) throw new ProgramError(`The deployment left no outputs in ${outputsFile}.`);
  const s3 = new S3Client({
    region: place.region,
    ...(process.env.AWS_ENDPOINT_URL && { forcePathStyle: true }),
  });
  const files = await uploadFiles(s3, SiteBucket);
  s3.destroy();
  const admin = context.bootstrapAdmin;
  const password = admin ? await makeAdministrator(place.region, UserPoolId, admin) : undefined;
  console.log(firstSteps({ context, outputs, admin, password }));
  return { ...place, origin: context.origin ?? '', files };
}

const FINISHED =
  'An earlier rotation of the origin secret had stopped halfway and is finished now. To rotate it once more, add --new-origin-secret again.';

function deployStacks(
  place: Place,
  context: DeployOptions['context'],
  version: string | undefined,
): Promise<void> {
  const manner = ['--require-approval', 'never', '--concurrency', '4', '--outputs-file', outputsFile];
  return cdk('deploy', place, { ...context, ...(version && { originSecretVersion: version }) }, manner);
}

/** Tables stay when their stack is removed; CloudFormation would fail on them halfway. */
async function insistOnRoom({ region }: Place): Promise<void> {
  const tables = await inTheWay(region);
  if (tables.length > 0)
    throw new ProgramError(
      `Data of an earlier deployment is still there (${tables.slice(0, 3).join(', ')}…), and no stack owns it: back it up if you want it, then npm run remove -- --with-data --region ${region} (docs/aws.md).`,
    );
}

await program(main);
