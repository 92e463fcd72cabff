import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesOf, SEED } from './files.ts';

// node demo/generate.ts [--seed N] [--check]: writes the demo community, or tells whether the files are up to date.
const { values } = parseArgs({
  options: { seed: { type: 'string' }, check: { type: 'boolean', default: false } },
});
const seed = Number(values.seed ?? SEED);
if (!Number.isSafeInteger(seed) || seed < 0) {
  console.error('--seed takes a whole number from 0 on');
  process.exit(2);
}

const stale: string[] = [];
for (const [path, content] of filesOf(seed)) {
  const file = join(import.meta.dirname, path);
  if (values.check) {
    if (stored(file) !== content) stale.push(path);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
if (stale.length > 0) console.error(`not what the script makes: ${stale.join(', ')}; run npm run demo`);
process.exitCode = stale.length > 0 ? 1 : 0;

function stored(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
