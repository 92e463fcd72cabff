import { expect, it } from 'vitest';
import { IntakeContact } from '#events/reads/intake.ts';
import { DefinitionMismatch } from '../parse.ts';
import { keepFields } from './keep-fields.ts';
import { requestOf } from './request.fixture.ts';

const { question, answer } = IntakeContact.example;

it('keeps of each id the definition’s fields and no others', () => {
  const found = { R1: { ...answer, idCard: '110101199001011234' }, R2: answer };
  const request = requestOf({ event: question, response: found });
  keepFields(IntakeContact).after?.(request);
  expect(request.response).toEqual({ R1: answer, R2: answer });
});

it('fails when a field is missing, without the id, which can be a phone number', () => {
  const { code: _, ...incomplete } = answer;
  const request = requestOf({ event: question, response: { '+8613800005678': incomplete as typeof answer } });
  expect(() => keepFields(IntakeContact).after?.(request)).toThrow(
    new DefinitionMismatch('the answer of intake.contact does not fit its definition: code'),
  );
});
