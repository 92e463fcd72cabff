import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Every folder of this service with the folders that its product code imports from, types included. */
function importedFolders(): Map<string, Set<string>> {
  const files = globSync('**/*.{ts,tsx}', {
    cwd: import.meta.dirname,
    exclude: (path) => path.endsWith('.test.ts') || path === 'testing',
  });
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const from = dirname(file);
    const imported = folders.get(from) ?? new Set();
    folders.set(from, imported);
    const code = readFileSync(join(import.meta.dirname, file), 'utf8');
    for (const [, path = ''] of code.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const to = dirname(join(from, path));
      if (to !== from) imported.add(to);
    }
  }
  return folders;
}

/** Takes away folders that import from none of the rest, until only those in a circle, or above one, remain. */
function circular(folders: Map<string, Set<string>>): string[] {
  const rest = new Map(folders);
  const isFree = (imported: Set<string>) => ![...imported].some((folder) => rest.has(folder));
  for (;;) {
    const free = [...rest].filter(([, imported]) => isFree(imported));
    if (free.length === 0) return [...rest.keys()];
    for (const [folder] of free) rest.delete(folder);
  }
}

test('has no circle of imports between folders', () => {
  const folders = importedFolders();
  expect(folders.get('apps/staff/shell')).toContain('apps/staff/work');
  expect(circular(folders)).toEqual([]);
});
