import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Words } from '#shared/text/language.ts';
import { common } from './common.ts';
import { directory } from './directory.ts';
import { errors } from './errors.ts';
import { privacy } from './privacy.ts';
import { report } from './report.ts';
import { signin } from './signin.ts';
import { start } from './start.ts';
import { steps, track } from './track.ts';

const catalogue: Record<string, Record<string, Words>> = {
  common,
  directory,
  privacy,
  report,
  signin,
  start,
  steps,
  track,
  errors,
};
const every = Object.entries(catalogue).flatMap(([page, texts]) =>
  Object.entries(texts).map(([name, words]) => ({ id: `${page}.${name}`, name, words })),
);

test('writes every text in its own language', () => {
  const right = ({ zh, en }: Words) =>
    /\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en) && !/[\p{Script=Han}，。：；！？（）]/u.test(en);
  const faults = every.filter(({ id, words }) => id !== 'common.otherLanguage' && !right(words));
  expect(faults.map(({ id }) => id)).toEqual([]);
});

test('uses Chinese punctuation in Chinese texts', () => {
  expect(every.filter(({ words }) => /[,;:!?]/.test(words.zh)).map(({ id }) => id)).toEqual([]);
});

test('has no unused text', () => {
  const root = join(import.meta.dirname, '..');
  const sources = globSync('**/*.{ts,tsx}', { cwd: root, exclude: ['apps/**', 'words/**', '**/*.test.*'] })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const named = new Set(sources.match(/\.[a-zA-Z]+/g));
  // Steps are looked up by the names that casework gives them, failures of sign-in by their reasons.
  const byName = (id: string) => /^steps\.|^signin\.(stale|denied|unproved|unreachable)$/.test(id);
  expect(every.filter(({ id, name }) => !byName(id) && !named.has(`.${name}`)).map(({ id }) => id)).toEqual(
    [],
  );
});
