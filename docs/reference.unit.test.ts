import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { catalogue } from '../events/catalogue.ts';
import { reads } from '../events/reads/catalogue.ts';
import { services } from '../infra/model/services.ts';
import { written } from '../shared/text/written.ts';
import { committed, references } from './generate.ts';
import { operationsOf } from './reference/contracts.ts';
import { fieldsOf } from './reference/fields.ts';
import { ascii } from './reference/json-schema.ts';
import { asyncApiFlaws, openApiFlaws } from './valid.ts';

const made = references();

test.each(Object.keys(made))('%s is what the generator makes: run npx node docs/generate.ts', (name) => {
  expect(committed(name)).toBe(made[name]);
});

test('every event, every named read and every route is in the reference', () => {
  for (const name of reads.keys()) expect(made['reads.md']).toContain(`## ${name}`);
  for (const { type } of catalogue.values()) expect(made['events.md']).toContain(type);
  for (const { name, routes = {} } of services)
    for (const { path } of Object.values(routes)) expect(made['api.md']).toContain(`\`/api/${name}${path}\``);
});

test('the documents are what their standards say', async () => {
  expect(await openApiFlaws(made['openapi.json'] ?? '')).toEqual([]);
  expect(await asyncApiFlaws(made['asyncapi.json'] ?? '')).toEqual([]);
}, 60_000);

test('what is no OpenAPI and no AsyncAPI is seen to be none', async () => {
  const broken = (name: string, change: (document: Record<string, object>) => void) => {
    const document = JSON.parse(made[name] ?? '');
    change(document);
    return JSON.stringify(document);
  };
  const paths = broken('openapi.json', (d) => Object.assign(d, { paths: { 'no/slash': { get: {} } } }));
  expect(await openApiFlaws(paths)).not.toEqual([]);
  const lost = broken('asyncapi.json', (d) =>
    Object.assign(d, { operations: { odd: { action: 'receive', channel: { $ref: '#/channels/none' } } } }),
  );
  expect(await asyncApiFlaws(lost)).not.toEqual([]);
}, 60_000);

test('each operation tells its good answers and each of its refusals by their codes', () => {
  const { paths } = JSON.parse(made['openapi.json'] ?? '');
  const propose = paths['/api/casework/tickets/{id}/propose'].post;
  expect(Object.keys(propose.responses)).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '413',
    '415',
    '422',
  ]);
  expect(propose.responses[409].description).toBe('`conflict`, `not-in-this-phase`');
  expect(propose.parameters.map(({ name }: { name: string }) => name)).toEqual(['id', 'Idempotency-Key']);
});

test('a route without a contract and a contract without a route are told', () => {
  const route = { method: 'GET', path: '/x', access: 'public', summary: 'x' } as const;
  const of = (routes: object) =>
    operationsOf({ name: 'notification', purpose: '', functions: {}, routes: { ...routes } });
  expect(() => of({ messages: route, more: route })).toThrow('more');
  expect(() => of({})).toThrow('messages');
});

test('no function carries a contract: only contracts import contracts and named shapes', () => {
  const files = globSync('{services,shared}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/(^|\/)contract[\w-]*\.ts$|\/node_modules\//.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const carried = files.filter((file) =>
    /^import (?!type )[^;]*from '[^']*(\/contract[\w-]*|service\/shapes)\.ts';/m.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  expect(carried).toEqual([]);
});

test('classes of letters are ASCII in every dialect', () => {
  expect(ascii('^[\\w.-]+\\d{2}\\.(\\w)\\[\\w$')).toBe(
    '^[A-Za-z0-9_.-]+[0-9]{2}\\.([A-Za-z0-9_])\\[[A-Za-z0-9_]$',
  );
});

test('a length that is counted by code is told all the same', () => {
  expect(fieldsOf(z.object({ words: written(40) }))).toEqual([
    { name: 'words', type: 'text 1-40', required: true },
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
  expect(day?.type).toBe('text `^[0-9]$`');
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
