import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { after } from '../testing/step.ts';
import { validation } from './validation.ts';

const schema = z.strictObject({ note: z.string().check(z.trim()) });

test('body and query come as their schemas make them', async () => {
  const known = await after(validation({ body: schema, query: schema }), {
    event: { queryStringParameters: { note: ' q ' } },
    facts: { json: { note: ' b ' }, lang: 'en' },
  });
  expect(known).toMatchObject({ body: { note: 'b' }, query: { note: 'q' } });
});

test('a route without schemas gets neither', async () => {
  const event = { queryStringParameters: { note: 'q' } };
  expect(await after(validation({}), { event, facts: { json: {}, lang: 'en' } })).toMatchObject({
    body: undefined,
    query: undefined,
  });
});

test('a wrong field is told in the caller’s language, a missing query too', async () => {
  for (const spec of [{ body: schema }, { query: schema }])
    await expect(after(validation(spec), { facts: { json: {}, lang: 'en' } })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ field: 'note', code: 'missing', message: 'Fill this in' }],
    });
});
