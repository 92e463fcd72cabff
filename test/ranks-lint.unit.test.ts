import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../infra/tooling/system/layout.ts';
import { sourceFiles } from './support/source-tree.ts';

/** The linter's rules for import ranks (`ranks.unit.test.ts`) catch a seeded bad import each, and no good one. */

/** Bad imports, each in a file of its own: where it stands, what it says. */
const seeds: readonly (readonly [file: string, code: string])[] = [
  ['events/a.ts', "import { x } from '#shared/env.ts';"],
  ['events/b.ts', "import { x } from '../shared/env.ts';"],
  ['events/c.ts', "import { x } from '../services/intake/reports/store.ts';"],
  ['events/d.ts', "import type { x } from '../infra/model/names.ts';"],
  ['events/e.ts', "export * from '../test/support/until.ts';"],
  ['events/f.ts', "import { x } from '../local/system.ts';"],
  ['events/g.ts', "import { x } from '../demo/names.ts';"],
  ['events/h.ts', "import { x } from '../ops/target/target.ts';"],
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
  ['services/intake/j.ts', "import { x } from '../toy/store.ts';"],
  ['services/toy/a.ts', "import { x } from '../intake/store.ts';"],
  ['services/toy/inner/b.tsx', "import { x } from '../../intake/store.ts';"],
  ['services/toy/inner/c.ts', "import { x } from './../../intake/store.ts';"],
  ['services/toy/inner/d.ts', "import { x } from '../../../infra/names.ts';"],
  ['services/toy/inner/most/e.ts', "import { x } from '../../../intake/store.ts';"],
  ['services/toy/inner/most/of/f.ts', "import { x } from '../../../../intake/store.ts';"],
  ['services/toy/inner/most/of/all/g.ts', "import { x } from '../../../../../intake/store.ts';"],
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
  ['infra/b.ts', "import { x } from '../local/system.ts';"],
  ['infra/c.ts', "import { x } from '../demo/names.ts';"],
  ['infra/d.ts', "import { x } from '../ops/redrive.ts';"],
  ['demo/a.ts', "import { x } from '../infra/model/names.ts';"],
  ['demo/b.ts', "import { x } from '../local/demo.ts';"],
  ['local/a.ts', "import { x } from '../ops/redrive.ts';"],
  ['local/door/b.ts', "import { x } from '../../ops/redrive.ts';"],
  ['local/c.ts', "import { x } from '../test/support/until.ts';"],
  ['ops/a.ts', "import { x } from '../local/system.ts';"],
  ['ops/backup/b.ts', "import type { x } from '../../local/system.ts';"],
  ['ops/c.ts', "import { x } from '../test/support/until.ts';"],
  ['ops/d.int.test.ts', "import { x } from '../local/system.ts';"],
];
/** Good imports that the rules must not mistake for bad ones. */
const fine: readonly (readonly [file: string, code: string])[] = [
  ['shared/http/fine.ts', "import { x } from '#events/casework.ts';"],
  ['services/intake/fine.ts', "import { x } from '#events/community.ts';"],
  ['services/intake/fine-2.ts', "import { x } from './domain/report.ts';"],
  ['services/casework/inner/fine.ts', "import { x } from '../store.ts';"],
  ['services/toy/intake/fine.ts', "import { x } from '../casework/store.ts';"],
  ['services/toy/inner/most/fine.ts', "import { x } from '../../store.ts';"],
  ['services/toy/inner/most/of/fine.ts', "import { x } from '../../../store.ts';"],
  ['services/toy/inner/most/of/all/fine.ts', "import { x } from '../../../../store.ts';"],
  ['services/intake/domain/fine.ts', "import { x } from '#shared/commit/decision.ts';"],
  ['services/intake/domain/inner/fine.ts', "import { x } from '../report.ts';"],
  ['services/casework/commands/accept/fine.ts', "import { x } from '../../ticket/facts.ts';"],
  ['services/casework/ticket/fine.ts', "import { x } from '../commands/accept/command.ts';"],
  ['infra/fine.ts', "import { x } from '../services/intake/service.ts';"],
  ['test/fine.ts', "import { x } from '../local/system.ts';"],
  ['local/fine.ts', "import { x } from '../infra/tooling/system/layout.ts';"],
  ['local/fine-2.ts', "import { x } from '../demo/roster.ts';"],
  ['local/bin/fine.ts', "import { x } from '../system.ts';"],
  ['ops/fine.int.test.ts', "import { x } from '../test/support/until.ts';"],
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

test('the rules reach as deep as the folders of services do', () => {
  const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as {
    overrides: { includes: string[] }[];
  };
  const reached = overrides
    .flatMap(({ includes }) => includes)
    .filter((glob) => /^services(\/\*)+$/.test(glob));
  const depth = (path: string) => path.split('/').length;
  const deepest = Math.max(
    ...sourceFiles()
      .filter((file) => file.startsWith('services/'))
      .map(depth),
  );
  expect(reached.map(depth).sort()).toEqual(expect.arrayContaining([3, deepest]));
  expect(reached).toHaveLength(Math.max(...reached.map(depth)) - 2);
});
