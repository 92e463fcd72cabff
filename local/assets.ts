import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientOf } from './aws-env.ts';
import { contentTypeOf } from './door/content-type.ts';
import { filesBelow, hashOf, readJson, writeJson } from './files.ts';
import { root } from './layout.ts';
import { run } from './processes.ts';
import { Trouble } from './trouble.ts';

const app = join(root, 'services', 'site', 'apps', 'staff');
/** Residents' styles, scripts and icons, served as they are below `/assets/`. */
const plain = join(root, 'services', 'site', 'assets');
/** What the build makes, laid out as the addresses are. */
const built = join(root, '.build', 'site');
const builtFrom = join(root, '.build', 'site.json');

const buildHash = (): string =>
  hashOf(root, [...filesBelow(app), ...filesBelow(join(root, 'shared')), join(root, 'package-lock.json')]);

/** Builds the staff app unless its sources are those of the last build. @throws Trouble with the first error */
export async function buildSite(): Promise<boolean> {
  if (!existsSync(join(app, 'index.html'))) return false;
  const hash = buildHash();
  if (existsSync(built) && readJson<{ hash: string }>(builtFrom)?.hash === hash) return false;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const ran = await run(process.execPath, [vite, 'build'], { cwd: app, timeout: 180_000 });
  if (ran.code !== 0) {
    const reason =
      ran.output.split('\n').find((line) => /error/i.test(line)) ?? `vite ended with ${ran.code}`;
    throw new Trouble(`The staff app could not be built: ${reason.trim()}.`);
  }
  writeJson(builtFrom, { hash });
  return true;
}

/** Files by the key that they have in the bucket, which is their address. */
function siteFiles(): ReadonlyMap<string, string> {
  const keyed = (folder: string, prefix: string) =>
    filesBelow(folder).map((file) => [join(prefix, relative(folder, file)), file] as const);
  return new Map([...keyed(plain, 'assets'), ...keyed(built, '')]);
}

export const siteHash = (bucket: string): string => hashOf(root, [...siteFiles().values()], bucket);

/** Uploads all static files. @returns how many */
export async function uploadSite(endpoint: string, bucket: string): Promise<number> {
  const s3 = new S3Client({ ...clientOf(endpoint), forcePathStyle: true });
  const files = [...siteFiles()];
  for (let at = 0; at < files.length; at += 8) {
    await Promise.all(
      files.slice(at, at + 8).map(([Key, file]) =>
        s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key,
            Body: readFileSync(file),
            ContentType: contentTypeOf(Key),
          }),
        ),
      ),
    );
  }
  s3.destroy();
  return files.length;
}
