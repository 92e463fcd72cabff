import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { after } from '../testing/step.ts';
import { validation } from './validation.ts';

const schema = z.strictObject({ note: z.string().check(z.trim()) });

test('hands over body and query as their schemas parse them', async () => {
  const known = await after(validation({ body: schema, query: schema }), {
    event: { queryStringParameters: { note: ' q ' } },
    facts: { json: { note: ' b ' }, lang: 'en' },
  });
  expect(known).toMatchObject({ body: { note: 'b' }, query: { note: 'q' } });
});

test('hands over neither for a route without schemas', async () => {
  const event = { queryStringParameters: { note: 'q' } };
  expect(await after(validation({}), { event, facts: { json: {}, lang: 'en' } })).toMatchObject({
    body: undefined,
    query: undefined,
  });
});

test('reports an invalid field, or a missing query, in the caller’s language', async () => {
  for (const spec of [{ body: schema }, { query: schema }])
    await expect(after(validation(spec), { facts: { json: {}, lang: 'en' } })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ field: 'note', code: 'missing', message: 'Fill this in' }],
    });
});
