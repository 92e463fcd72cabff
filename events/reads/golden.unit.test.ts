import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { reads } from './catalogue.ts';
import type { ReadDefinition } from './define.ts';

/**
 * Questions and answers as they were sent once, committed. While a deployment rolls, old and new functions ask each
 * other: a schema that does not read these any more needs a read of another name beside it. A new read or field is
 * added with `GOLDEN=add npx vitest run events/reads`; what stands there is never changed.
 */
const file = join(import.meta.dirname, 'golden.json');
type Golden = Record<string, { question: unknown; answer: unknown }[]>;

if (process.env.GOLDEN === 'add') {
  const golden: Golden = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const { name, example } of reads.values()) {
    golden[name] ??= [];
    // A field that came later is guarded by one more example; those without it stay.
    if (!golden[name].some((known) => isDeepStrictEqual(known, example))) golden[name].push(example);
  }
  writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`);
}
const golden: Golden = JSON.parse(readFileSync(file, 'utf8'));
const definitions = [...reads.values()].map((read) => [read.name, read] as const);

test.each(definitions)(
  '%s: reads every committed question and answer without losing a field',
  (name, { question, answer }) => {
    expect(golden[name]?.length).toBeGreaterThan(0);
    for (const sent of golden[name] ?? []) {
      expect(z.parse(question, sent.question)).toEqual(sent.question);
      expect(z.parse(answer, sent.answer)).toEqual(sent.answer);
    }
  },
);

test.each(definitions)('%s: has committed its example', (name, { example }) => {
  expect(golden[name]).toContainEqual(example);
});

test.each(definitions)(
  '%s: has an example with a value for every field',
  (_, { question, answer, example }) => {
    const fields = (schema: z.core.$ZodType) => Object.keys((schema as unknown as { shape: object }).shape);
    expect(Object.keys(example.question).sort()).toEqual(fields(question).sort());
    expect(Object.keys(example.answer).sort()).toEqual(fields(answer).sort());
  },
);

test.each(definitions)(
  '%s: drops fields that its schemas do not know',
  (_, { question, answer, example }) => {
    const more = { secret: 'x' };
    expect(z.parse(question, { ...example.question, ...more })).toEqual(example.question);
    expect(z.parse(answer, { ...example.answer, ...more })).toEqual(example.answer);
  },
);

test('has a definition for every committed read, named after its owner', () => {
  expect(Object.keys(golden).sort()).toEqual([...reads.keys()].sort());
  for (const { name, owner, title } of reads.values() as Iterable<ReadDefinition>) {
    expect(name).toMatch(new RegExp(`^${owner}\\.[a-z]+$`));
    expect(title.length).toBeGreaterThan(5);
  }
});
