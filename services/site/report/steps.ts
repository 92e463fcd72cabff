import type { Answers } from './answers.ts';

/** The pages that ask something, in their order; then `check`, then `done`. */
export const questions = ['words', 'place', 'category', 'contact', 'consent'] as const;
export type Question = (typeof questions)[number];

export const isQuestion = (name: string): name is Question => (questions as readonly string[]).includes(name);

/** The page that this one was opened from: after a change, the check page comes next again. */
export type From = 'check' | undefined;

export const pathOf = (page: Question | 'check' | 'done', from?: From): string =>
  `/report/${page}${from ? `?from=${from}` : ''}`;

/** Pages whose answer is needed before the report can be checked and submitted. */
const answered: Readonly<Record<Question, (a: Answers) => boolean>> = {
  words: (a) => a.words !== undefined,
  place: (a) => a.area !== undefined || a.place !== undefined,
  category: (a) => a.category !== undefined,
  contact: () => true,
  consent: (a) => a.process === true,
};

/** The first page without the answer that it needs. */
export const firstUnanswered = (a: Answers): Question | undefined => questions.find((q) => !answered[q](a));

/** Whether the page may be opened: all pages before it are answered. */
export function isReachable(page: Question | 'check', a: Answers): boolean {
  const first = firstUnanswered(a);
  if (!first) return true;
  return page !== 'check' && questions.indexOf(page) <= questions.indexOf(first);
}

/**
 * The path after an answered page. A change from the check page returns there, except that a newly added phone number
 * leads to the question about SMS.
 */
export function nextPath(page: Question, from: From, was: Answers, now: Answers): string {
  if (from === 'check') {
    const newPhone = page === 'contact' && now.phone !== undefined && was.phone === undefined;
    if (newPhone) return pathOf('consent', 'check');
    const gap = firstUnanswered(now);
    return gap ? pathOf(gap, 'check') : pathOf('check');
  }
  const next = questions[questions.indexOf(page) + 1];
  return pathOf(next ?? 'check');
}

/** The page that the back link leads to. */
export function previousPath(page: Question | 'check', from: From): string {
  if (from === 'check' && page !== 'check') return pathOf('check');
  const at = page === 'check' ? questions.length : questions.indexOf(page);
  const previous = questions[at - 1];
  return previous ? pathOf(previous) : '/';
}
