import { LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { build } from 'esbuild';
import { bundleOptions, entries, lambdaStandIns, root } from '../../../infra/bundle/bundle.ts';
import { services } from '../../../infra/model/services.ts';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import { breaking } from './breaking.ts';
import { zip } from './zip.ts';

/**
 * Gives every function that uses one of these files of the product a bundle with a broken one in its place. The
 * product has no switches: what runs is other code.
 */
export async function breakFunctions(
  endpoint: string,
  broken: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  if (!broken) return;
  const lambda = new LambdaClient(clientOf(endpoint));
  for (const [name, code] of await brokenBundles(broken)) {
    // A publisher's bundle is its republisher's, too.
    const users = name.endsWith('-publish') ? [name, name.replace(/-publish$/, '-republish')] : [name];
    for (const FunctionName of users)
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip('index.mjs', code) }));
    console.log(`broken: ${users.join(', ')}`);
  }
  lambda.destroy();
}

async function brokenBundles(broken: Readonly<Record<string, string>>): Promise<[string, Uint8Array][]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries(services)).map(([name, entry]) => ({ in: entry, out: name })),
    outdir: '.build/never-written',
    outExtension: { '.js': '.mjs' },
    write: false,
    metafile: true,
    ...bundleOptions,
    ...lambdaStandIns,
    plugins: [...lambdaStandIns.plugins, breaking(root, broken)],
  });
  const isBroken = (inputs: object) => Object.values(broken).some((file) => file in inputs);
  return Object.entries(metafile.outputs)
    .filter(([, { inputs }]) => isBroken(inputs))
    .map(([path], n) => {
      const name =
        path
          .split('/')
          .at(-1)
          ?.replace(/\.mjs$/, '') ?? String(n);
      const file = outputFiles.find((one) => one.path.endsWith(`/${name}.mjs`));
      if (!file) throw new Error(`no bundle of ${name}`);
      return [name, file.contents];
    });
}
