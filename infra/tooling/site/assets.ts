import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { diskSentence } from '../program/disk.ts';
import { filesBelow, hashOf, readJson, writeJson } from '../program/files.ts';
import { run } from '../program/processes.ts';
import { ProgramError } from '../program/program-error.ts';
import { cleanEnv, clientOf } from '../system/aws-env.ts';
import { root } from '../system/layout.ts';
import { cacheControl } from './cache-control.ts';
import { contentTypeOf } from './content-type.ts';

const site = join(root, 'services', 'site');
const staffApp = join(site, 'apps', 'staff');
/** Output of the builds, laid out as their URLs. */
const built = join(root, '.build', 'site');
const builtFrom = join(root, '.build', 'site.json');

const buildHash = (): string => {
  const skip = (path: string) => /\.(test\.tsx?|md)$/.test(path);
  const sources = [site, join(root, 'shared'), join(root, 'events')].flatMap((path) =>
    filesBelow(path, skip),
  );
  return hashOf(root, [...sources, join(root, 'package-lock.json')]);
};

/**
 * Builds residents' static files and the staff app unless their sources are those of the last build.
 * @throws ProgramError with the first error
 */
export async function buildSite(): Promise<boolean> {
  const hash = buildHash();
  if (existsSync(built) && readJson<{ hash: string }>(builtFrom)?.hash === hash) return false;
  await build("residents' files", site, [join(site, 'build.ts')]);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await build('the staff app', staffApp, [vite, 'build']);
  writeJson(builtFrom, { hash });
  return true;
}

async function build(what: string, cwd: string, args: readonly string[]): Promise<void> {
  const ran = await run(process.execPath, args, { cwd, env: cleanEnv(), timeout: 180_000 });
  if (ran.code === 0) return;
  const disk = diskSentence(ran.output);
  if (disk) throw new ProgramError(`Building ${what} failed. ${disk}`);
  const reason =
    ran.output.split('\n').find((line) => /error/i.test(line)) ?? `the build ended with ${ran.code}`;
  throw new ProgramError(`Building ${what} failed: ${reason.trim()}.`);
}

/** Files by the key that they have in the bucket, which is their address. The build's own notes stay here. */
const siteFiles = (): ReadonlyMap<string, string> =>
  new Map(
    filesBelow(built, (path) => path.endsWith('.vite')).map((file) => [relative(built, file), file] as const),
  );

export const siteHash = (bucket: string): string => hashOf(root, [...siteFiles().values()], bucket);

/** Uploads all static files to a system on this machine. @returns how many */
export async function uploadSite(endpoint: string, bucket: string): Promise<number> {
  const s3 = new S3Client({ ...clientOf(endpoint), forcePathStyle: true });
  const files = await uploadFiles(s3, bucket);
  s3.destroy();
  return files;
}

/** Uploads all static files with their media type and cache control. */
export async function uploadFiles(s3: S3Client, bucket: string): Promise<number> {
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
            CacheControl: cacheControl(Key),
          }),
        ),
      ),
    );
  }
  return files.length;
}
