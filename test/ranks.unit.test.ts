import { expect, test } from 'vitest';
import { codeOf, importsOf, sourceFiles, specifiersIn } from './support/source-tree.ts';

/**
 * Import ranks: events < shared < services < infra < demo < local, ops, docs < test; folders of one rank never import
 * each other, nor does a service another. No file of the tree breaks them; `ranks-lint.unit.test.ts` holds the linter's
 * rules to them, and to the purity of domain code.
 */

/** From the lowest to the highest; folders of one rank do not import each other. */
const ranks: readonly (readonly string[])[] = [
  ['events'],
  ['shared'],
  ['services'],
  ['infra'],
  ['demo'],
  ['docs', 'local', 'ops'],
  ['test'],
];
const folderOf = (path: string): string => path.split('/')[0] ?? '';
const rankOf = (path: string): number => ranks.findIndex((folders) => folders.includes(folderOf(path)));
const serviceOf = (path: string) => (path.startsWith('services/') ? path.split('/')[1] : undefined);

/** Tests of programs that work on a running system use what the tests of the whole system use. */
const isSystemTest = (file: string): boolean => /^(local|ops)\/.*\.test\.ts$/.test(file);

/** What a file imports from a higher rank, or from beside it in its own. */
const outrankedIn = (file: string, code?: string): string[] =>
  importsOf(file, code)
    .filter((imported) => !(isSystemTest(file) && folderOf(imported) === 'test'))
    .filter((imported) => {
      const [own, theirs] = [rankOf(file), rankOf(imported)];
      return theirs > own || (theirs === own && folderOf(imported) !== folderOf(file));
    })
    .map((imported) => `${file} → ${imported}`);

const tree = sourceFiles();

test('no file of the tree imports from a higher rank, and local and ops not from each other', () => {
  expect(tree.length).toBeGreaterThan(1000);
  expect(tree.flatMap((file) => outrankedIn(file))).toEqual([]);
});

test.each([
  ['local/a.ts', "import { x } from '../ops/redrive.ts';"],
  ['ops/a.ts', "import type { x } from '../local/system.ts';"],
  ['local/a.ts', "import { x } from '../test/support/until.ts';"],
  ['ops/a.unit.test.ts', "import { x } from '../local/system.ts';"],
  ['demo/a.ts', "import { x } from '../local/demo.ts';"],
  ['docs/a.ts', "import { x } from '../test/support/until.ts';"],
])('refuses in %s: %s', (file, code) => {
  expect(outrankedIn(file, code)).toHaveLength(1);
});

test.each([
  ['local/a.ts', "import { x } from '../demo/roster.ts';"],
  ['ops/a.int.test.ts', "import { x } from '../test/support/until.ts';"],
  ['test/a.ts', "import { x } from '../ops/redrive.ts';"],
])('accepts in %s: %s', (file, code) => {
  expect(outrankedIn(file, code)).toEqual([]);
});

/** The one file that looks into other services: clients take the types of their manifests and contracts. */
const CLIENT_ROUTES = 'services/site/apis/routes.ts';
const withoutTypes = (code: string) =>
  code.replaceAll(/^import type \w+ from '\.\.\/\.\.\/\w+\/(?:contract|service)\.ts';$/gm, '');

/** What a file imports of other services and may not. */
const foreignIn = (file: string, code = codeOf(file)): string[] =>
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
