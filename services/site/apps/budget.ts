import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** A chunk of Vite's manifest, as far as it decides the weight of a page. */
export interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

/** The limit for the scripts of a route, gzip. */
export const ROUTE_BUDGET_KB = 330;

/** The scripts that a chunk needs before it runs: its own and those of its static imports, each once. */
export function scriptsOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  if (chunk.file.endsWith('.js')) seen.add(chunk.file);
  for (const of of chunk.imports ?? []) scriptsOf(manifest, of, seen);
  return seen;
}

/** KB of each route: the entry with its imports, and each lazy page on top of the entry. */
export function weigh(manifest: Manifest, size: (file: string) => number): { route: string; kb: number }[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const lazy = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry);
  const sum = (keys: readonly string[]) => {
    const files = new Set(keys.flatMap((key) => [...scriptsOf(manifest, key)]));
    return [...files].reduce((bytes, file) => bytes + size(file), 0) / 1024;
  };
  return [
    ...entries.map((route) => ({ route, kb: sum([route]) })),
    ...lazy.map((route) => ({ route, kb: sum([...entries, route]) })),
  ];
}

/** Logs the weight of each route, and fails the build when one is over the budget. */
export function budget(maxKB = ROUTE_BUDGET_KB): Plugin {
  return {
    name: 'huying-budget',
    apply: 'build',
    writeBundle(options) {
      const dir = options.dir ?? '.';
      const manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as Manifest;
      const weights = weigh(manifest, (file) => gzipSync(readFileSync(join(dir, file))).length);
      for (const { route, kb } of weights) this.info(`${route}: ${kb.toFixed(0)} of ${maxKB} KB gzip`);
      const over = weights.filter(({ kb }) => kb > maxKB);
      if (over.length > 0) {
        this.error(`Over the budget of ${maxKB} KB gzip: ${over.map(({ route }) => route).join(', ')}`);
      }
    },
  };
}
