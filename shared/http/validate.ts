import * as z from 'zod/mini';
import type { Language } from '#events/fields.ts';
import { say, type Words } from '#shared/text/language.ts';
import { type FieldError, problems } from './problem.ts';

type Issue = z.core.$ZodIssue;

interface Explained {
  readonly code: string;
  readonly words: Words;
  /** The field that is meant, when it is not the one that the issue stands at. */
  readonly field?: string;
}

const missing: Explained = { code: 'missing', words: { zh: '请填写', en: 'Fill this in' } };

/** What to do about the codes that our own checks give as their message; a code that is not here is `Not valid`. */
const known: Readonly<Record<string, Words>> = {
  missing: missing.words,
  'too-long': { zh: '太长，请缩短', en: 'Too long; shorten it' },
  'reason-needed': {
    zh: '请写清楚为什么，至少四个字',
    en: 'Say why, in two words at least',
  },
  'not-a-phone': {
    zh: '不是有效的电话号码，请检查，固定电话请带区号',
    en: 'Not a phone number; check it, with the area code for a fixed line',
  },
};

const types: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否（true 或 false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
};

/** The stable code of a schema issue, and what to tell the person who filled in the field. */
function explain(issue: Issue): readonly Explained[] {
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return [missing];
  switch (issue.code) {
    case 'invalid_type': {
      const type = types[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      const words = { zh: `类型不对，应为${type.zh}`, en: `Wrong type; ${type.en} expected` };
      return [{ code: 'wrong-type', words }];
    }
    case 'too_big': {
      const words = {
        zh: `太长或太大，最多 ${issue.maximum}`,
        en: `Too long or too large; at most ${issue.maximum}`,
      };
      return [{ code: 'too-long', words }];
    }
    case 'too_small': {
      const words = {
        zh: `太短或太小，至少 ${issue.minimum}`,
        en: `Too short or too small; at least ${issue.minimum}`,
      };
      return [{ code: 'too-short', words }];
    }
    case 'invalid_value': {
      const words = {
        zh: `只能是：${issue.values.join('、')}`,
        en: `Must be one of: ${issue.values.join(', ')}`,
      };
      return [{ code: 'not-allowed', words }];
    }
    case 'unrecognized_keys':
      return issue.keys.map((field) => ({
        code: 'unknown-field',
        words: { zh: '不认识的字段，请去掉', en: 'Unknown field; leave it out' },
        field,
      }));
    case 'invalid_format':
      return [{ code: 'wrong-format', words: { zh: '格式不对', en: 'Wrong format' } }];
    default: {
      // A check of our own gives its stable code as the message.
      const code = /^[a-z]+(-[a-z]+)*$/.test(issue.message) ? issue.message : 'invalid';
      return [{ code, words: known[code] ?? { zh: '内容不对', en: 'Not valid' } }];
    }
  }
}

/** Schema issues as field errors, one a field, in the order of the fields; `files.0.kind` style paths. */
export function fieldErrors(issues: readonly Issue[], lang: Language): FieldError[] {
  const byField = new Map<string, FieldError>();
  for (const issue of issues) {
    for (const { code, words, field: inner } of explain(issue)) {
      const field = [...issue.path, ...(inner === undefined ? [] : [inner])].join('.');
      // The first issue of a field is the most telling one: what is missing is also too short.
      if (!byField.has(field)) byField.set(field, { field, code, message: say(words, lang) });
    }
  }
  return [...byField.values()];
}

/** @throws Problem `invalid` that lists every wrong field */
export function validate<S extends z.core.$ZodType>(schema: S, value: unknown, lang: Language): z.output<S> {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (!result.success) throw problems.invalid(fieldErrors(result.error.issues, lang));
  return result.data;
}
