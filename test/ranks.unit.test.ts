import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * Import ranks: events < shared < services < infra < local, demo, test; a service never imports another; domain code is
 * pure. Proven twice: the linter's rules catch a seeded bad import each, and no file of the tree has one.
 */
const root = join(import.meta.dirname, '..');

/** Bad imports, each in a file of its own: where it stands, what it says. */
const seeds: readonly (readonly [file: string, code: string])[] = [
  ['events/a.ts', "import { x } from '#shared/env.ts';"],
  ['events/b.ts', "import { x } from '../shared/env.ts';"],
  ['events/c.ts', "import { x } from '../services/intake/reports/store.ts';"],
  ['events/d.ts', "import type { x } from '../infra/names.ts';"],
  ['events/e.ts', "export * from '../test/support/until.ts';"],
  ['events/f.ts', "import { x } from '../local/layout.ts';"],
  ['events/g.ts', "import { x } from '../demo/names.ts';"],
  ['events/h.ts', "import { x } from '../ops/target.ts';"],
  ['shared/http/a.ts', "import { x } from '../../services/intake/store.ts';"],
  ['shared/http/b.ts', "import { x } from '../../infra/names.ts';"],
  ['shared/http/c.ts', "import { x } from '../../test/support/until.ts';"],
  ['shared/http/d.ts', "import { x } from '../../local/layout.ts';"],
  ['shared/http/e.ts', "import { x } from '../../demo/names.ts';"],
  ['shared/http/f.ts', "import { x } from '../../ops/target.ts';"],
  ['services/intake/a.ts', "import { x } from '../casework/store.ts';"],
  ['services/intake/b.ts', "import type { x } from '../casework/ticket/ticket.ts';"],
  ['services/intake/c.ts', "import { x } from '../../infra/names.ts';"],
  ['services/intake/d.ts', "import { x } from '../../local/layout.ts';"],
  ['services/intake/e.ts', "import { x } from '../../test/support/until.ts';"],
  ['services/intake/f.ts', "import { x } from '../../demo/names.ts';"],
  ['services/intake/o.ts', "import { x } from '../../ops/target.ts';"],
  ['services/intake/inner/g.ts', "import { x } from '../../site/shell.ts';"],
  ['services/intake/h.ts', "export { x } from '../notification/store.ts';"],
  ['services/intake/i.ts', "import { x } from './../casework/store.ts';"],
  ['services/intake/domain/a.ts', "import { x } from '../../casework/ticket/ticket.ts';"],
  ['services/intake/domain/b.ts', "import { x } from '../../../infra/names.ts';"],
  ['services/intake/domain/c.ts', "import { x } from '@aws-sdk/client-dynamodb';"],
  ['services/intake/domain/d.ts', "import { x } from 'node:fs';"],
  ['services/intake/domain/e.ts', "import { x } from 'hono';"],
  ['services/intake/domain/inner/f.ts', "import { x } from '../../../casework/ticket/ticket.ts';"],
  ['services/intake/domain/inner/g.ts', "import { x } from '../../../../infra/names.ts';"],
  ['services/intake/hotline/domain/h.ts', "import { x } from 'node:fs';"],
  ['services/casework/ticket/a.ts', "import { x } from '@aws-sdk/client-dynamodb';"],
  ['services/casework/ticket/b.ts', "import { x } from '../../intake/store.ts';"],
  ['services/casework/commands/accept/a.ts', "import { x } from '@middy/core';"],
  ['services/casework/commands/accept/b.ts', "import { x } from 'node:fs';"],
  ['services/casework/commands/accept/c.ts', "import { x } from '../../../intake/store.ts';"],
  ['services/site/apis/a.ts', "import type x from '../../casework/contract.ts';"],
  ['services/site/apis/routes.ts', "import type { x } from '../../casework/store.ts';"],
  ['services/site/apps/staff/a.ts', "import type x from '../../../casework/contract.ts';"],
  ['services/intake/apis/routes.ts', "import type x from '../../casework/contract.ts';"],
  ['infra/a.ts', "import { x } from '../test/support/until.ts';"],
  ['infra/b.ts', "import { x } from '../local/layout.ts';"],
  ['infra/c.ts', "import { x } from '../demo/names.ts';"],
];
/** Good imports that the rules must not mistake for bad ones. */
const fine: readonly (readonly [file: string, code: string])[] = [
  ['shared/http/fine.ts', "import { x } from '#events/casework.ts';"],
  ['services/intake/fine.ts', "import { x } from '#events/community.ts';"],
  ['services/intake/fine-2.ts', "import { x } from './domain/report.ts';"],
  ['services/casework/inner/fine.ts', "import { x } from '../store.ts';"],
  ['services/intake/domain/fine.ts', "import { x } from '#shared/commit/decision.ts';"],
  ['services/intake/domain/inner/fine.ts', "import { x } from '../report.ts';"],
  ['services/casework/commands/accept/fine.ts', "import { x } from '../../ticket/facts.ts';"],
  ['services/casework/ticket/fine.ts', "import { x } from '../commands/accept/command.ts';"],
  ['infra/fine.ts', "import { x } from '../services/intake/service.ts';"],
  ['test/fine.ts', "import { x } from '../local/system.ts';"],
];

let dir = '';
let complaints: ReadonlySet<string> = new Set();
beforeAll(() => {
  // A tree of seeds under the project's own rules; the checkout stays as it is.
  dir = mkdtempSync(join(tmpdir(), 'huying-ranks-'));
  for (const file of ['biome.json', 'package.json', '.gitignore'])
    copyFileSync(join(root, file), join(dir, file));
  for (const [file, code] of [...seeds, ...fine]) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(
      join(dir, file),
      code.startsWith('export') ? `${code}\n` : `${code}\n\nexport const y: unknown = x;\n`,
    );
  }
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const run = spawnSync(
    process.execPath,
    [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=200', '.'],
    { cwd: dir, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  complaints = new Set(
    diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location: { path } }) => normalize(typeof path === 'string' ? path : path.file)),
  );
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each(seeds)('%s may not say: %s', (file) => {
  expect(complaints).toContain(file);
});

test.each(fine)('%s may say: %s', (file) => {
  expect(complaints).not.toContain(file);
});

const ranks = ['events', 'shared', 'services', 'infra'];
const rankOf = (path: string): number => {
  const at = ranks.indexOf(path.split('/')[0] ?? '');
  return at < 0 ? ranks.length : at;
};
const serviceOf = (path: string) => (path.startsWith('services/') ? path.split('/')[1] : undefined);

/** What code imports, however it says so. */
const specifiersIn = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"]([^'"\n]+)['"]/g)].map(
    ([, s = '']) => s,
  );

/** What a file imports of ours, as paths from the root. */
const importsOf = (file: string, code = readFileSync(join(root, file), 'utf8')): string[] =>
  specifiersIn(code).flatMap((specifier) => {
    if (specifier.startsWith('#')) return [specifier.slice(1)];
    return specifier.startsWith('.') ? [relative(root, join(root, dirname(file), specifier))] : [];
  });
const tree = ['events', 'shared', 'services', 'infra'].flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: (name) => name === 'node_modules' }),
);

test('no file of the tree imports from a higher rank', () => {
  expect(tree.length).toBeGreaterThan(150);
  const bad = tree.flatMap((file) =>
    importsOf(file)
      .filter((imported) => rankOf(imported) > rankOf(file))
      .map((imported) => `${file} → ${imported}`),
  );
  expect(bad).toEqual([]);
});

/** The one file that looks into other services: clients take the types of their manifests and contracts. */
const CLIENT_ROUTES = 'services/site/apis/routes.ts';
const withoutTypes = (code: string) =>
  code.replaceAll(/^import type \w+ from '\.\.\/\.\.\/\w+\/(?:contract|service)\.ts';$/gm, '');

/** What a file imports of other services and may not. */
const foreignIn = (file: string, code = readFileSync(join(root, file), 'utf8')): string[] =>
  importsOf(file, file === CLIENT_ROUTES ? withoutTypes(code) : code)
    .filter((imported) => serviceOf(file) && serviceOf(imported) && serviceOf(imported) !== serviceOf(file))
    .map((imported) => `${file} → ${imported}`);

test('no file of a service imports from another service', () => {
  expect(tree.flatMap((file) => foreignIn(file))).toEqual([]);
});

test.each([
  "import contract from '../../casework/contract.ts';",
  "import { type x } from '../../casework/contract.ts';",
  "import '../../casework/service.ts';",
  "export { default } from '../../casework/service.ts';",
  "import type { x } from '../../casework/store.ts';",
])('the routes of clients may not say: %s', (code) => {
  expect(foreignIn(CLIENT_ROUTES, code)).toHaveLength(1);
});

test('the routes of clients take the types of a contract, and no other file does', () => {
  const code = "import type casework from '../../casework/contract.ts';";
  expect(foreignIn(CLIENT_ROUTES, code)).toEqual([]);
  expect(foreignIn('services/site/apis/intake.ts', code)).toHaveLength(1);
});

test('each way of saying an import is read', () => {
  const ways = ["import { x } from './a.ts'", "import './b.ts'", "import type { x } from './c.ts'"];
  ways.push(
    "export * from './d.ts'",
    "await import('./e.ts')",
    "require('./f.ts')",
    "import { x } from '#shared/g.ts'",
  );
  const seen = specifiersIn(ways.join(';\n'));
  expect(seen).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', '#shared/g.ts']);
});
