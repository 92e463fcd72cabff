import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../services/casework/commands/index.ts';

const folder = join(import.meta.dirname, '..', 'services/site/apps/staff/ticket/commands');

test('the ticket’s page has a component for each command of the holder, and for nothing else', () => {
  const components = globSync('*.tsx', { cwd: folder }).map((file) => basename(file, '.tsx'));
  const ofHolder = Object.entries(commands).flatMap(([name, { by }]) => (by === 'holder' ? [name] : []));
  expect(components.sort()).toEqual(ofHolder.sort());
});
