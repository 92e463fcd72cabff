import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../infra/tooling/system/layout.ts';
import { person } from './system.ts';

/** Phone of the demo's worker, from the file that was imported. */
export function workersPhone(): string {
  const file = join(root, 'demo', 'data-small', 'members.csv');
  const row = readFileSync(file, 'utf8')
    .split('\n')
    .find((line) => line.split(',').includes(person('worker').staff));
  const found = /\+86\d{11}/.exec(row ?? '')?.[0];
  if (!found) throw new Error('the demo’s worker has no phone');
  return found;
}
