import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { catalogue } from '../events/catalogue.ts';
import { services } from '../infra/services.ts';
import { written } from '../shared/text/written.ts';
import { committed, references } from './generate.ts';
import { fieldsOf } from './reference/fields.ts';

const made = references();

test.each(Object.keys(made))('%s is what the generator makes: run npx node docs/generate.ts', (name) => {
  expect(committed(name)).toBe(made[name]);
});

test('every event and every route is in the reference', () => {
  for (const { type } of catalogue.values()) expect(made['events.md']).toContain(type);
  for (const { name, routes = {} } of services)
    for (const { path } of Object.values(routes)) expect(made['api.md']).toContain(`\`/api/${name}${path}\``);
});

test('a length that is counted by code is told all the same', () => {
  expect(fieldsOf(z.object({ words: written(40) }))).toEqual([
    { name: 'words', type: 'text ≤ 40', required: true },
  ]);
});

test('fields inside of lists, objects and variants are told with their path', () => {
  const schema = z.object({
    a: z.optional(z.array(z.object({ b: z.int().check(z.positive()) }))),
    c: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('x'), d: z.string().check(z.maxLength(3)) }),
    ]),
  });
  expect(fieldsOf(schema)).toEqual([
    { name: 'a', type: 'list', required: false },
    { name: 'a[].b', type: 'whole number ≥ 1', required: true },
    { name: 'c', type: 'one of x', required: true },
    { name: 'c⟨x⟩.kind', type: '"x"', required: true },
    { name: 'c⟨x⟩.d', type: 'text ≤ 3', required: true },
  ]);
});

test('an instant is told by its name, not by three hundred characters of pattern', () => {
  const [at, utc] = fieldsOf(
    z.object({ at: z.iso.datetime({ offset: true }), utc: z.iso.datetime({ precision: 3 }) }),
  );
  expect(at?.type).toBe('instant, ISO 8601 with `Z` or an offset');
  expect(utc?.type).toBe('instant, ISO 8601, UTC');
});

test('a pattern in which brackets meet is no link', () => {
  const schema = z.object({
    at: z.string().check(z.regex(/^[T ](0|1)$/)),
    day: z.string().check(z.regex(/^\d$/)),
  });
  const [at, day] = fieldsOf(schema);
  expect(at?.type).toBe('text <code>&#94;&#91;T &#93;&#40;0&#124;1&#41;&#36;</code>');
  expect(day?.type).toBe('text `^\\d$`');
});

const root = join(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md', '{demo,local,services,shared}/**/README.md'], {
  cwd: root,
});

/** Anchors of a page as GitHub makes them. */
const anchorsIn = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );

test.each(pages)('links in %s lead to files and headings that are there', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
  for (const link of links.filter((to) => !/^https?:/.test(to))) {
    const [path = '', anchor] = link.split('#');
    const target = path ? join(root, dirname(file), path) : join(root, file);
    expect(existsSync(target), `${link} in ${file}`).toBe(true);
    if (anchor) expect(anchorsIn(readFileSync(target, 'utf8')), `${link} in ${file}`).toContain(anchor);
  }
});
