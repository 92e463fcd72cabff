import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What Vite's manifest says of one chunk, as far as the weight of a page is concerned. */
export interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

/** Most that a route may make a browser fetch: gzip of all its scripts. */
export const ROUTE_BUDGET_KB = 330;

/** The scripts that a chunk needs before it runs: its own and those of its static imports, each once. */
export function scriptsOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  if (chunk.file.endsWith('.js')) seen.add(chunk.file);
  for (const of of chunk.imports ?? []) scriptsOf(manifest, of, seen);
  return seen;
}

/** KB of each route: the entry with everything that it needs, and each lazy page on top of the entry. */
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

/** Fails the build when a route outgrows the budget, and tells the weight of each. */
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
