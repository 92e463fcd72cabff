import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { Service } from '../../shared/service/manifest.ts';
import { names } from '../model/names.ts';

export const root = join(import.meta.dirname, '..', '..');
const outdir = join(root, '.build', 'functions');

/** Entry files by function name, the publisher's and republisher's among them. */
export function entries(services: readonly Service[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const s of services) {
    for (const [fn, spec] of Object.entries(s.functions))
      all[names.function(s.name, fn)] = join('services', s.name, spec.entry);
    if (s.publishes?.length) all[names.function(s.name, 'publish')] = join('services', s.name, 'publish.ts');
  }
  return all;
}

/**
 * Bundles every function in one go, each into a folder of its own with one `index.mjs`.
 * The SDK is bundled and its ES modules preferred: half the size and half the loading time of the runtime's copy.
 */
export async function bundleAll(services: readonly Service[]): Promise<void> {
  mkdirSync(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries(services)).map(([name, entry]) => ({
      in: entry,
      out: join(name, 'index'),
    })),
    outdir,
    outExtension: { '.js': '.mjs' },
    ...bundleOptions,
    ...lambdaStandIns,
  });
}

/**
 * On Lambda the credentials are in the environment. The SDK's provider chain (SSO, STS, profiles, metadata) would be a
 * third of each bundle and half of its loading time, for sign-ins that never happen there.
 */
const credentialsFromEnvironment = {
  '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'lambda-credentials.ts'),
};

/** Replaces middy's import of `node:http` only (infra/bundle/status-codes.ts); SDK clients need the real module. */
const statusCodesForMiddy: Plugin = {
  name: 'status-codes-for-middy',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^node:http$/ }, ({ importer }) =>
      importer.includes(join('node_modules', '@middy'))
        ? { path: join(import.meta.dirname, 'status-codes.ts') }
        : undefined,
    ),
};

/** Small replacements for large modules in the bundles of functions. */
export const lambdaStandIns = {
  alias: credentialsFromEnvironment,
  plugins: [statusCodesForMiddy],
} satisfies BuildOptions;

/** The options that decide size and start-up; the cold-start benchmark builds its bare bundles with the same ones. */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  mainFields: ['module', 'main'],
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  legalComments: 'none',
  // Chinese stays Chinese: escaped it would be twice as long.
  charset: 'utf8',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
} satisfies BuildOptions;

/** Folder with the bundle of a function. */
export function bundleOf(functionName: string): string {
  const folder = join(outdir, functionName);
  if (!existsSync(join(folder, 'index.mjs')))
    throw new Error(`No bundle for ${functionName}: is its entry file in the manifest?`);
  return folder;
}

export const bundleKB = (functionName: string): number =>
  Math.round(statSync(join(bundleOf(functionName), 'index.mjs')).size / 1024);
