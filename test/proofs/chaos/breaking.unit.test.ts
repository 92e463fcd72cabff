import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { breaking } from './breaking.ts';

const root = mkdtempSync(join(tmpdir(), 'huying-breakages-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
writeFileSync(join(root, 'survive.ts'), 'export const survive = () => "survives"; export const other = 1;');
writeFileSync(join(root, 'handler.ts'), 'import { survive } from "./survive.ts"; console.log(survive());');
writeFileSync(
  join(root, 'broken.ts'),
  'import { survive as real } from "./survive.ts"; export const survive = () => "no longer " + real();',
);

const bundled = async (breakages: unknown): Promise<string> => {
  const entryPoints = [join(root, 'handler.ts')];
  const options = { entryPoints, bundle: true, write: false, logLevel: 'silent' } as const;
  const made = await build({ ...options, plugins: [breaking(root, breakages)] });
  return made.outputFiles[0]?.text ?? '';
};

test('a broken file replaces the product’s own and may import it', async () => {
  expect(await bundled({})).not.toContain('no longer');
  expect(await bundled({ 'survive.ts': 'broken.ts' })).toMatch(/survives[\s\S]*no longer/);
});

test('rejects a breakage of a file that nothing imports', async () => {
  await expect(bundled({ 'nowhere.ts': 'broken.ts' })).rejects.toThrow('nothing imports nowhere.ts');
});
