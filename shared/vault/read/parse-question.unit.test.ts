import { expect, it } from 'vitest';
import { IntakeWords } from '#events/reads/intake.ts';
import { DefinitionMismatch } from '../parse.ts';
import { parseQuestion } from './parse-question.ts';
import { requestOf } from './request.fixture.ts';

const question = IntakeWords.example.question;

it('drops what a newer caller adds', () => {
  const request = requestOf({ event: { ...question, newer: 1 } as typeof question });
  parseQuestion(IntakeWords).before?.(request);
  expect(request.event).toEqual(question);
});

it.each([
  ['no ids', { ...question, ids: undefined }, 'ids'],
  ['an empty id', { ...question, ids: ['R1', ''] }, 'ids.1'],
  ['nobody who asks', { ...question, by: '' }, 'by'],
  ['no purpose', { ...question, purpose: undefined }, 'purpose'],
  ['nothing', {}, 'ids, by, purpose'],
])('refuses a question with %s', (_, event, paths) => {
  expect(() => parseQuestion(IntakeWords).before?.(requestOf({ event: event as typeof question }))).toThrow(
    new DefinitionMismatch(`a question for intake.words does not fit its definition: ${paths}`),
  );
});
