import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { catalogue } from './catalogue.ts';
import { RulesChanged, type RulesContent } from './community.ts';
import { cloudEvent, Envelope, type EventDefinition, eventsIn } from './envelope.ts';
import { modulesIn } from './modules.ts';

/**
 * Events as they were published once, committed. Subscribers may still have such in their queues, and republishing
 * makes such from logs: a schema that does not read them any more needs a v2 beside it. A new event or field is added
 * with `GOLDEN=add npx vitest run events/golden`; what stands there is never changed.
 */
const file = join(import.meta.dirname, 'golden.json');
type Golden = Record<string, Record<string, unknown>[]>;

const exampleOf = ({ service, name, example }: EventDefinition) =>
  cloudEvent({
    service,
    name,
    subject: 'R01KAMV3E2',
    version: 7,
    time: '2026-11-22T00:00:00.000Z',
    actor: 'staff:30412',
    data: example,
  }) as unknown as Record<string, unknown>;

if (process.env.GOLDEN === 'add') {
  const golden: Golden = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const definition of catalogue.values()) {
    golden[definition.type] ??= [];
    const known = golden[definition.type] ?? [];
    // A field that came later is guarded by one more event; those without it stay.
    if (!known.some(({ data }) => isDeepStrictEqual(data, definition.example)))
      known.push(exampleOf(definition));
  }
  writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`);
}
const golden: Golden = JSON.parse(readFileSync(file, 'utf8'));
const definitions = [...catalogue.values()].map((d) => [d.type, d] as const);

test.each(definitions)('%s: reads every committed event without losing a field', (type, { schema }) => {
  expect(golden[type]?.length).toBeGreaterThan(0);
  for (const event of golden[type] ?? []) {
    expect(z.parse(Envelope, event)).toEqual(event);
    expect(event.type).toBe(type);
    expect(z.parse(schema, event.data)).toEqual(event.data);
  }
});

test.each(definitions)('%s: has an example that fits its schema and survives JSON', (_, definition) => {
  const travelled = JSON.parse(JSON.stringify(exampleOf(definition)));
  expect(z.parse(Envelope, travelled)).toEqual(travelled);
  expect(z.parse(definition.schema, travelled.data)).toEqual(definition.example);
});

test.each(definitions)('%s: has an example with a value for every field', (_, { schema, example }) => {
  const shape = Object.keys((schema as unknown as { shape: object }).shape);
  // The root of the tree has no parent and few fields; where the example chose one variant, the others are below.
  const missing = shape.filter((name) => !(name in (example as object)));
  expect(missing).toEqual(missing.filter((name) => optionalInExample.has(name)));
});
const optionalInExample = new Set(['category']);

test('has a definition for every committed event: none was removed', () => {
  expect(Object.keys(golden).sort()).toEqual([...catalogue.keys()].sort());
});

test('catalogues every event of every file, each type once', async () => {
  const all = (await modulesIn(import.meta.dirname)).flatMap(eventsIn);
  expect(all).toContain(RulesChanged);
  expect(all).toHaveLength(catalogue.size);
  for (const [type, d] of catalogue) {
    expect(type).toBe(`huying.${d.service}.${d.name}.v1`);
    expect(d.title.length).toBeGreaterThan(5);
  }
});

test('makes the same bytes of the same fact, under an id of subject and version', () => {
  const of = (subject: string, version: number) =>
    cloudEvent({
      service: 'intake',
      name: 'ReportReceived',
      subject,
      version,
      time: 't',
      actor: 'a',
      data: { b: 1, a: 2 },
    });
  expect(JSON.stringify(of('R1', 2))).toBe(JSON.stringify(of('R1', 2)));
  expect(of('R1', 2)).toMatchObject({
    id: 'intake.R1.2',
    source: 'huying/intake',
    type: 'huying.intake.ReportReceived.v1',
  });
  expect(of('R1', 3).id).not.toBe(of('R1', 2).id);
});

test.each([
  ['a version of 0', { version: 0 }],
  ['a version that is no whole number', { version: 1.5 }],
  ['a local time', { time: '2026-11-22 08:00' }],
  ['a type of another house', { type: 'com.example.Thing' }],
  ['no data', { data: undefined }],
  ['another version of CloudEvents', { specversion: '0.3' }],
  ['no subject', { subject: '' }],
  ['another source', { source: 'elsewhere' }],
])('rejects an envelope with %s', (_, change) => {
  const good = golden['huying.intake.ReportReceived.v1']?.[0] ?? {};
  expect(z.safeParse(Envelope, good).success).toBe(true);
  expect(z.safeParse(Envelope, { ...good, ...change }).success).toBe(false);
});

test.each<[string, RulesContent]>([
  [
    'taxonomy',
    { kind: 'taxonomy', categories: [{ code: 'fire', name: '消防', nameEn: 'Fire', keywords: [] }] },
  ],
  [
    'templates',
    {
      kind: 'templates',
      signature: '【呼应】',
      templates: [{ purpose: 'received', zh: '{number}', en: '{number}' }],
    },
  ],
])('accepts rules of the kind %s', (_, rules) => {
  expect(z.parse(RulesChanged.schema, { rules })).toEqual({ rules });
});

test('has no field that could name a person or hold their words', () => {
  const fields = [...catalogue.values()].flatMap((d) => {
    const inner = (d.schema as unknown as { shape: Record<string, unknown> }).shape;
    return Object.keys(inner).map((name) => `${d.service}.${d.name}.${name}`);
  });
  const personal = fields.filter((f) =>
    /phone|words|reply|note|address|^(?!community\.(Area|Team)).*\.name$/i.test(f),
  );
  expect(personal).toEqual([]);
});
