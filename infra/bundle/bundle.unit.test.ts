import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { bundleOptions, lambdaStandIns, root } from './bundle.ts';

/** Files → what each imports from outside the bundle, for a function of these lines. */
async function importsOf(...lines: string[]): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    ...bundleOptions,
    ...lambdaStandIns,
    absWorkingDir: root,
    stdin: { contents: lines.join('\n'), resolveDir: root },
    metafile: true,
    write: false,
    outdir: 'never-written',
  });
  const external = (imports: readonly { path: string; external?: boolean }[]) =>
    imports.filter((one) => one.external).map(({ path }) => path);
  return new Map(Object.entries(metafile.inputs).map(([file, { imports }]) => [file, external(imports)]));
}

test('a bundle with middy contains no HTTP server', async () => {
  const found = await importsOf(
    "export { default as middy } from '@middy/core';",
    "export { default as router } from '@middy/http-router';",
  );
  expect(found.get('node_modules/@middy/util/index.js')).toEqual([]);
  expect(found.has('infra/bundle/status-codes.ts')).toBe(true);
});

test('SDK clients keep the HTTP client of Node, and take their credentials from the environment', async () => {
  const found = await importsOf("export { SQSClient } from '@aws-sdk/client-sqs';");
  expect([...found.values()].flat()).toContain('node:http');
  expect(found.has('infra/bundle/status-codes.ts')).toBe(false);
  expect(found.has('infra/bundle/lambda-credentials.ts')).toBe(true);
});
