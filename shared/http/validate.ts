import * as z from 'zod/mini';
import type { Language } from '#events/fields.ts';
import { say, type Words } from '#shared/text/language.ts';
import { type FieldError, problems } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** The stable code of a schema issue, and what to tell the person who filled in the field. */
function explain(issue: Issue): { code: string; words: Words } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'missing', words: { zh: '请填写', en: 'Fill this in' } }
        : {
            code: 'wrong-type',
            words: { zh: `类型不对，应为 ${issue.expected}`, en: `Wrong type; ${issue.expected} expected` },
          };
    case 'too_big':
      return {
        code: 'too-long',
        words: {
          zh: `太长或太大，最多 ${issue.maximum}`,
          en: `Too long or too large; at most ${issue.maximum}`,
        },
      };
    case 'too_small':
      return {
        code: 'too-short',
        words: {
          zh: `太短或太小，至少 ${issue.minimum}`,
          en: `Too short or too small; at least ${issue.minimum}`,
        },
      };
    case 'invalid_value':
      return {
        code: 'not-allowed',
        words: { zh: `只能是：${issue.values.join('、')}`, en: `Must be one of: ${issue.values.join(', ')}` },
      };
    case 'unrecognized_keys':
      return {
        code: 'unknown-field',
        words: {
          zh: `不认识的字段：${issue.keys.join('、')}`,
          en: `Unknown field: ${issue.keys.join(', ')}`,
        },
      };
    case 'invalid_format':
      return { code: 'wrong-format', words: { zh: '格式不对', en: 'Wrong format' } };
    default:
      // A custom check gives its own stable code as the message.
      return {
        code: /^[a-z-]+$/.test(issue.message) ? issue.message : 'invalid',
        words: { zh: '内容不对', en: 'Not valid' },
      };
  }
}

/** Schema issues as field errors, in the order of the fields; `files.0.kind` style paths. */
export const fieldErrors = (issues: readonly Issue[], lang: Language): FieldError[] =>
  issues.map((issue) => {
    const { code, words } = explain(issue);
    return { field: issue.path.join('.'), code, message: say(words, lang) };
  });

/** @throws Problem `invalid` that lists every wrong field */
export function validate<S extends z.core.$ZodType>(schema: S, value: unknown, lang: Language): z.output<S> {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (!result.success) throw problems.invalid(fieldErrors(result.error.issues, lang));
  return result.data;
}
