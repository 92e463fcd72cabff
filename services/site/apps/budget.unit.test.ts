import { expect, test } from 'vitest';
import { type Manifest, scriptsOf, weigh } from './budget.ts';

const manifest: Manifest = {
  'index.html': { file: 'a.js', isEntry: true, imports: ['_shared.js'] },
  '_shared.js': { file: 's.js' },
  'work.tsx': { file: 'w.js', isDynamicEntry: true, imports: ['_shared.js', '_loop.js'] },
  '_loop.js': { file: 'l.js', imports: ['work.tsx'] },
  'icon.svg': { file: 'icon.svg' },
};

test('counts a chunk and its static imports once each, also in a circle of imports', () => {
  expect([...scriptsOf(manifest, 'work.tsx')]).toEqual(['w.js', 's.js', 'l.js']);
});

test('weighs a lazy route as the entry and its own scripts', () => {
  expect(weigh(manifest, () => 1024)).toEqual([
    { route: 'index.html', kb: 2 },
    { route: 'work.tsx', kb: 4 },
  ]);
});
