import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../../infra/tooling/system/layout.ts';

/** Files by path from the root, each with those of ours that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const FOLDERS = ['events', 'shared', 'services', 'infra', 'demo', 'docs', 'local', 'ops', 'test'];

/** Every source file of ours, as a path from the root. */
export const sourceFiles = (folders: readonly string[] = FOLDERS): string[] =>
  folders.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx}`, {
      cwd: root,
      exclude: (name) => name === 'node_modules' || name === '.build',
    }),
  );

export const codeOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What code imports, however it says so. */
export const specifiersIn = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"]([^'"\n]+)['"]/g)].map(
    ([, s = '']) => s,
  );

/** What a file imports of ours, types too, as paths from the root. */
export const importsOf = (file: string, code = codeOf(file)): string[] =>
  specifiersIn(code).flatMap((specifier) => {
    if (specifier.startsWith('#')) return [specifier.slice(1)];
    return specifier.startsWith('.') ? [relative(root, join(root, dirname(file), specifier))] : [];
  });

export const importGraph = (files: readonly string[]): ImportGraph =>
  new Map(files.map((file) => [file, importsOf(file)]));

/** Tests, and helpers that only tests import: they may look at any folder. */
export const isTestCode = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file);

/** The same imports between folders, of product files only. */
export function folderGraph(files: ImportGraph): ImportGraph {
  const product = [...files].filter(([file]) => !isTestCode(file));
  const byFolder = Map.groupBy(product, ([file]) => dirname(file));
  return new Map(
    [...byFolder].map(([folder, members]) => {
      const imported = members.flatMap(([, imports]) => imports.filter((file) => !isTestCode(file)));
      return [folder, [...new Set(imported.map(dirname))].filter((other) => other !== folder)];
    }),
  );
}
