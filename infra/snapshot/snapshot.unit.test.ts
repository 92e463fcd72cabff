import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onAws } from '../synthesis/synthesize.ts';
import { written } from './snapshot.ts';

test('infra/snapshot.json matches the templates (write it with: npx node infra/snapshot/write.ts)', () => {
  const file = readFileSync(join(import.meta.dirname, '..', 'snapshot.json'), 'utf8');
  const [now, before] = [written(onAws()).split('\n'), file.split('\n')];
  // Lines that came and went are enough to see what changed.
  expect(now.filter((line) => !before.includes(line)).slice(0, 20)).toEqual([]);
  expect(before.filter((line) => !now.includes(line)).slice(0, 20)).toEqual([]);
  expect(now.length).toBe(before.length);
}, 60_000);
