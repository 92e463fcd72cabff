import type { Satisfied } from '#events/fields.ts';
import { isNumber, readNumber } from '#shared/ids/number.ts';
import { fieldText } from '../page/field-text.ts';
import type { FieldError } from '../page/view.ts';
import { track as w } from '../words/track.ts';

export interface Entry {
  /** As typed, to be shown again. */
  readonly number?: string | undefined;
  readonly code?: string | undefined;
  readonly errors: readonly FieldError[];
}

/**
 * Parses and validates both fields. A wrong check digit is reported here: it reveals nothing about which numbers exist.
 * Intake decides everything else.
 */
export function readEntry(form: URLSearchParams): Entry {
  const number = fieldText(form, 'number');
  const code = fieldText(form, 'code');
  const errors: FieldError[] = [];
  if (number === undefined) errors.push({ field: 'number', words: w.numberMissing });
  else if (!isNumber(readNumber(number))) errors.push({ field: 'number', words: w.numberWrong });
  if (code === undefined) errors.push({ field: 'code', words: w.codeMissing });
  return { number, code, errors };
}

/** The same error for an unknown number and a wrong code. */
export const noMatch: readonly FieldError[] = [{ field: 'number', words: w.notFound }];

/** The report that a token opens, for use in paths. Intake and casework verify the token. */
export function reportOf(token: string | undefined): string | undefined {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    const { sub } = payload as { sub?: unknown };
    return typeof sub === 'string' && sub !== '' ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** Casework's limit for what a resident adds, in characters. */
export const MAX_WORDS = 2000;

export interface Decision {
  readonly solved: boolean | 'partly';
  readonly satisfied?: Satisfied | undefined;
  readonly words?: string | undefined;
  readonly key: string | undefined;
  readonly errors: readonly FieldError[];
}

const satisfactions: readonly Satisfied[] = ['satisfied', 'fair', 'dissatisfied'];

/** The idempotency key that the page was rendered with; undefined for a value that we did not make. */
export function keyIn(form: URLSearchParams): string | undefined {
  const key = form.get('key') ?? '';
  return /^[\w-]{8,64}$/.test(key) ? key : undefined;
}

/** The resident's posted answer; undefined without a valid choice. */
export function readDecision(form: URLSearchParams): Decision | undefined {
  const answer = form.get('solved');
  if (answer !== 'yes' && answer !== 'no' && answer !== 'partly') return undefined;
  const words = fieldText(form, 'words');
  return {
    solved: answer === 'partly' ? answer : answer === 'yes',
    satisfied: satisfactions.find((one) => one === form.get('satisfied')),
    words,
    key: keyIn(form),
    errors: (words?.length ?? 0) > MAX_WORDS ? [{ field: 'words', words: w.notSolvedLong }] : [],
  };
}
