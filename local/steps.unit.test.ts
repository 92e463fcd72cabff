import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silent } from '../infra/tooling/program/reporter.ts';
import { tempFolder } from '../infra/tooling/testing/temp-folder.ts';
import { Steps } from './steps.ts';

const file = () => join(tempFolder('steps'), 'steps.json');
const nothing = async () => undefined;

test('a step is skipped while its inputs are the same, also by the next start', async () => {
  const path = file();
  const first = new Steps(path, silent);
  expect(await first.unlessSame('deploy', 'h1', nothing)).toBe(true);
  expect(await first.unlessSame('deploy', 'h1', nothing)).toBe(false);
  first.remember();
  const second = new Steps(path, silent);
  expect(await second.unlessSame('deploy', 'h1', nothing)).toBe(false);
  expect(await second.unlessSame('deploy', 'h2', nothing)).toBe(true);
});

test('what was done is forgotten when the engine was killed before it had saved', async () => {
  const path = file();
  await new Steps(path, silent).unlessSame('deploy', 'h1', nothing);
  expect(await new Steps(path, silent).unlessSame('deploy', 'h1', nothing)).toBe(true);
});

test('a step that fails is done again', async () => {
  const steps = new Steps(file(), silent);
  await expect(steps.unlessSame('deploy', 'h1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await steps.unlessSame('deploy', 'h1', nothing)).toBe(true);
});
