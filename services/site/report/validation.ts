import type { Words } from '#shared/text/language.ts';
import { characterCount, fieldText } from '../page/field-text.ts';
import type { FieldError } from '../page/view.ts';
import { report as w } from '../words/report.ts';
import { type Answers, UNSURE } from './answers.ts';
import type { Question } from './steps.ts';

/** The answers of a posted page as typed, and their errors. */
export interface PageAnswers {
  readonly answers: Answers;
  readonly errors: readonly FieldError[];
}

export const limits = { words: 2000, place: 200, name: 60 } as const;

/** Mobile (11 digits), fixed line with area code, or any number with a `+`; intake decides. */
const looksLikePhone = (text: string): boolean =>
  /^(\+[1-9]\d{6,14}|(0086|86)?1\d{10}|0[1-9]\d{8,10})$/.test(
    text.normalize('NFKC').replace(/[\s()\p{Pd}\p{Cf}]/gu, ''),
  );

const errorIf = (bad: boolean, field: string, words: Words): FieldError[] => (bad ? [{ field, words }] : []);
const tooLong = (text: string | undefined, max: number): boolean => characterCount(text ?? '') > max;

/** Parses and validates what each page posts. Intake enforces the rules; this tells the resident early. */
export const readPage: Readonly<Record<Question, (form: URLSearchParams) => PageAnswers>> = {
  words: (form) => {
    const words = fieldText(form, 'words');
    return {
      answers: { words },
      errors: [
        ...errorIf(words === undefined, 'words', w.wordsMissing),
        ...errorIf(tooLong(words, limits.words), 'words', w.wordsLong),
      ],
    };
  },
  place: (form) => {
    const area = fieldText(form, 'area');
    const place = fieldText(form, 'place');
    return {
      answers: { area, place },
      errors: [
        ...errorIf(area === undefined && place === undefined, 'area', w.placeMissing),
        ...errorIf(area === UNSURE && place === undefined, 'place', w.placeNeeded),
        ...errorIf(tooLong(place, limits.place), 'place', w.placeLong),
      ],
    };
  },
  category: (form) => {
    const category = fieldText(form, 'category');
    return { answers: { category }, errors: errorIf(category === undefined, 'category', w.categoryMissing) };
  },
  contact: (form) => {
    const name = fieldText(form, 'name');
    const phone = fieldText(form, 'phone');
    return {
      answers: { name, phone },
      errors: [
        ...errorIf(tooLong(name, limits.name), 'name', w.nameLong),
        ...errorIf(phone !== undefined && !looksLikePhone(phone), 'phone', w.phoneWrong),
      ],
    };
  },
  consent: (form) => {
    const process = form.get('process') === 'yes';
    return {
      answers: { process, sms: form.get('sms') === 'yes' },
      errors: errorIf(!process, 'process', w.consentMissing),
    };
  },
};

/** The page of each field that intake may refuse, and the message for it. */
const pageOfField: Readonly<Record<string, readonly [Question, Words]>> = {
  words: ['words', w.wordsLong],
  area: ['place', w.placeMissing],
  place: ['place', w.placeLong],
  category: ['category', w.categoryMissing],
  name: ['contact', w.nameLong],
  phone: ['contact', w.phoneWrong],
  'consent.process': ['consent', w.consentMissing],
};

/** Field errors of a refused report, each with a link to its page. */
export const errorLinks = (
  errors: readonly { readonly field: string; readonly message: string }[],
): FieldError[] =>
  errors.map(({ field, message }) => {
    const [page, words] = pageOfField[field] ?? ['words', { zh: message, en: message }];
    return { field, words, href: `/report/${page}?from=check` };
  });
