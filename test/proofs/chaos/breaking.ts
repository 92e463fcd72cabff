import { relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import * as z from 'zod/mini';

/** File of the product → file that takes its place, both from the checkout's root. */
const Breakages = z.record(z.string(), z.string());

/**
 * Puts broken files in the place of the product's, so that a test of the whole system can be seen to fail without a
 * mechanism. The product itself has no switches. A broken file may import the one that it replaces.
 */
export function breaking(root: string, breakages: unknown): Plugin {
  const broken = new Map(
    Object.entries(Breakages.parse(breakages)).map(([file, by]) => [resolve(root, file), resolve(root, by)]),
  );
  const used = new Set<string>();
  return {
    name: 'breakages',
    setup(build) {
      build.onResolve({ filter: /^[.#]/ }, async ({ path, pluginData, ...args }) => {
        if (pluginData === broken) return undefined;
        const found = await build.resolve(path, { ...args, pluginData: broken });
        const instead = broken.get(found.path);
        if (!instead || args.importer === instead) return found;
        used.add(found.path);
        return { path: instead };
      });
      build.onEnd(() => {
        const unused = [...broken.keys()].filter((file) => !used.has(file));
        if (unused.length > 0)
          return { errors: unused.map((file) => ({ text: `nothing imports ${relative(root, file)}` })) };
        return undefined;
      });
    },
  };
}
