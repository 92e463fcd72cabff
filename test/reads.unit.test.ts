import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { services } from '../infra/model/services.ts';
import type { FunctionSpec } from '../shared/service/manifest.ts';

const root = join(import.meta.dirname, '..');

/** The manifest's function by whose reads a file asks: `asker<(typeof manifest)['functions']['on']>`. */
const ASKER = /\basker<\(typeof manifest\)\['functions'\]\['([\w-]+)'\]>/;

/** Entry file → function of a manifest that may ask named reads. */
const entitled = services.flatMap((service) =>
  Object.entries<FunctionSpec>(service.functions).flatMap(([fn, { entry, reads = [] }]) =>
    reads.length > 0 ? [[`services/${service.name}/${entry}`, fn]] : [],
  ),
);

test('an entry uses exactly the named reads of its own function', () => {
  const sources = globSync('services/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  });
  const askers = sources.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return text.includes('asker<') ? [[file, ASKER.exec(text)?.[1]]] : [];
  });
  expect(askers.sort()).toEqual(entitled.sort());
});

test('every named read is audited, but for the list of looks itself', () => {
  const unaudited = globSync('services/**/*.ts', { cwd: root, exclude: ['**/node_modules/**'] }).filter(
    (file) => /\bunaudited\b/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(unaudited).toEqual(['services/intake/read-seen.ts']);
});
