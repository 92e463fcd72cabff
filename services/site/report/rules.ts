import type { Words } from '#shared/text/language.ts';
import { characters, typed } from '../page/typed.ts';
import type { Wrong } from '../page/view.ts';
import { report as w } from '../words/report.ts';
import { type Answers, UNSURE } from './answers.ts';
import type { Question } from './steps.ts';

/** What a posted page says: the answers as typed, and what is wrong with them. */
export interface Reading {
  readonly answers: Answers;
  readonly wrong: readonly Wrong[];
}

export const limits = { words: 2000, place: 200, name: 60 } as const;

/** Mobile (11 digits), fixed line with area code, or any number with a `+`; intake has the last word. */
const looksLikePhone = (text: string): boolean =>
  /^(\+[1-9]\d{6,14}|(0086|86)?1\d{10}|0[1-9]\d{8,10})$/.test(
    text.normalize('NFKC').replace(/[\s()\p{Pd}\p{Cf}]/gu, ''),
  );

const when = (bad: boolean, field: string, words: Words): Wrong[] => (bad ? [{ field, words }] : []);
const tooLong = (text: string | undefined, max: number): boolean => characters(text ?? '') > max;

/** Reads and checks what each page posts. Domain rules stay with intake; these tell a person early and kindly. */
export const readers: Readonly<Record<Question, (form: URLSearchParams) => Reading>> = {
  words: (form) => {
    const words = typed(form, 'words');
    return {
      answers: { words },
      wrong: [
        ...when(words === undefined, 'words', w.wordsMissing),
        ...when(tooLong(words, limits.words), 'words', w.wordsLong),
      ],
    };
  },
  place: (form) => {
    const area = typed(form, 'area');
    const place = typed(form, 'place');
    return {
      answers: { area, place },
      wrong: [
        ...when(area === undefined && place === undefined, 'area', w.placeMissing),
        ...when(area === UNSURE && place === undefined, 'place', w.placeNeeded),
        ...when(tooLong(place, limits.place), 'place', w.placeLong),
      ],
    };
  },
  category: (form) => {
    const category = typed(form, 'category');
    return { answers: { category }, wrong: when(category === undefined, 'category', w.categoryMissing) };
  },
  contact: (form) => {
    const name = typed(form, 'name');
    const phone = typed(form, 'phone');
    return {
      answers: { name, phone },
      wrong: [
        ...when(tooLong(name, limits.name), 'name', w.nameLong),
        ...when(phone !== undefined && !looksLikePhone(phone), 'phone', w.phoneWrong),
      ],
    };
  },
  consent: (form) => {
    const process = form.get('process') === 'yes';
    return {
      answers: { process, sms: form.get('sms') === 'yes' },
      wrong: when(!process, 'process', w.consentMissing),
    };
  },
};

/** Where a field that intake refuses was asked, and what to say about it. */
const homes: Readonly<Record<string, readonly [Question, Words]>> = {
  words: ['words', w.wordsLong],
  area: ['place', w.placeMissing],
  place: ['place', w.placeLong],
  category: ['category', w.categoryMissing],
  name: ['contact', w.nameLong],
  phone: ['contact', w.phoneWrong],
  'consent.process': ['consent', w.consentMissing],
};

/** Field errors of a refused report as links to the pages where they can be put right. */
export const refused = (errors: readonly { readonly field: string; readonly message: string }[]): Wrong[] =>
  errors.map(({ field, message }) => {
    const [page, words] = homes[field] ?? ['words', { zh: message, en: message }];
    return { field, words, href: `/report/${page}?from=check` };
  });
