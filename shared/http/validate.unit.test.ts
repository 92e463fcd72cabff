import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Problem } from './problem.ts';
import { validate } from './validate.ts';

const schema = z.strictObject({
  text: z.string().check(z.minLength(2), z.maxLength(5)),
  choice: z.enum(['web', 'visit']),
  count: z.optional(z.int().check(z.maximum(9))),
  yes: z.optional(z.literal(true)),
  id: z.optional(z.string().check(z.regex(/^x/))),
  phone: z.optional(z.string().check(z.refine(() => false, { error: 'not-a-phone' }))),
  odd: z.optional(z.string().check(z.refine(() => false, { error: 'quite-odd' }))),
  strange: z.optional(z.string().check(z.refine(() => false, { error: 'Strange: {secret}' }))),
  files: z.optional(z.array(z.object({ kind: z.enum(['a']) }))),
});
const errorsOf = (value: unknown, lang: 'zh-CN' | 'en' = 'en') => {
  try {
    validate(schema, value, lang);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ status: 422, code: 'invalid' });
    return (error as Problem).errors;
  }
};
const good = { text: 'abc', choice: 'web' };
const oneOf = (more: object, lang: 'zh-CN' | 'en' = 'en') => errorsOf({ ...good, ...more }, lang);

test('returns a valid value as the schema parsed it', () => {
  expect(validate(schema, good, 'en')).toEqual(good);
  expect(validate(z.string().check(z.trim()), ' a ', 'en')).toBe('a');
});

test.each([
  [{ text: undefined }, 'text', 'missing', '请填写', 'Fill this in'],
  [{ choice: undefined }, 'choice', 'missing', '请填写', 'Fill this in'],
  [{ text: 5 }, 'text', 'wrong-type', '类型不对，应为文字', 'Wrong type; text expected'],
  [{ text: null }, 'text', 'wrong-type', '类型不对，应为文字', 'Wrong type; text expected'],
  [{ count: '5' }, 'count', 'wrong-type', '类型不对，应为数字', 'Wrong type; a number expected'],
  [{ count: 1.5 }, 'count', 'wrong-type', '类型不对，应为整数', 'Wrong type; a whole number expected'],
  [{ files: {} }, 'files', 'wrong-type', '类型不对，应为列表', 'Wrong type; a list expected'],
  [{ text: 'abcdef' }, 'text', 'too-long', '太长或太大，最多 5', 'Too long or too large; at most 5'],
  [{ count: 10 }, 'count', 'too-long', '太长或太大，最多 9', 'Too long or too large; at most 9'],
  [{ text: 'a' }, 'text', 'too-short', '太短或太小，至少 2', 'Too short or too small; at least 2'],
  [{ choice: 'fax' }, 'choice', 'not-allowed', '只能是：web、visit', 'Must be one of: web, visit'],
  [{ yes: false }, 'yes', 'not-allowed', '只能是：true', 'Must be one of: true'],
  [{ id: 'y' }, 'id', 'wrong-format', '格式不对', 'Wrong format'],
  [{ more: 1 }, 'more', 'unknown-field', '不认识的字段，请去掉', 'Unknown field; leave it out'],
  [{ odd: 'o' }, 'odd', 'quite-odd', '内容不对', 'Not valid'],
  [{ strange: 's' }, 'strange', 'invalid', '内容不对', 'Not valid'],
  [
    { files: [{ kind: 'a' }, { kind: 'b' }] },
    'files.1.kind',
    'not-allowed',
    '只能是：a',
    'Must be one of: a',
  ],
])('%j: the field %s is told %s in both languages', (more, field, code, zh, en) => {
  expect(oneOf(more, 'zh-CN')).toEqual([{ field, code, message: zh }]);
  expect(oneOf(more, 'en')).toEqual([{ field, code, message: en }]);
});

test('has words for each of our own codes', () => {
  expect(oneOf({ phone: '1' }, 'zh-CN')[0]?.message).toContain('电话');
  expect(oneOf({ phone: '1' }, 'en')[0]?.message).toContain('phone');
  const long = z.object({
    words: z.string().check(z.refine(() => false, { error: 'too-long' })),
    agree: z.boolean(),
  });
  const told = (lang: 'zh-CN' | 'en') => {
    try {
      return validate(long, { words: 'x', agree: 'yes' }, lang) && [];
    } catch (error) {
      return (error as Problem).errors.map(({ message }) => message);
    }
  };
  expect(told('zh-CN')).toEqual(['太长，请缩短', '类型不对，应为是或否（true 或 false）']);
  expect(told('en')).toEqual(['Too long; shorten it', 'Wrong type; true or false expected']);
});

test('reports every invalid field once, and every unknown one by name', () => {
  const told = errorsOf({ text: '', phone: 5, a: 1, b: 2 });
  expect(told.map(({ field, code }) => `${field} ${code}`)).toEqual([
    'text too-short',
    'choice missing',
    'phone wrong-type',
    'a unknown-field',
    'b unknown-field',
  ]);
  const twice = z.string().check(
    z.minLength(1),
    z.refine(() => false, { error: 'missing' }),
  );
  expect(() => validate(twice, '', 'en')).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ field: '', code: 'too-short' })] }),
  );
});

test('reports a value that is not an object', () => {
  for (const value of [undefined, null, 'x', 5, []]) expect(errorsOf(value)[0]).toMatchObject({ field: '' });
  expect(errorsOf('x')[0]).toMatchObject({ code: 'wrong-type' });
});
