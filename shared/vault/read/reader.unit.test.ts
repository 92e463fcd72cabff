import { setTimeout } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StatementOf } from '#events/reads/define.ts';
import { IntakeContact } from '#events/reads/intake.ts';
import type { Audit } from '../looks.ts';
import { DefinitionMismatch } from '../parse.ts';
import { reader } from './reader.ts';

const context = {} as Context;
const question = { ids: ['R1', 'R9'], by: 'staff:30412', purpose: 'reveal: call back' };
const contact = IntakeContact.example.answer;

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

/** An owner who knows R1; `steps` is what happened in which order. */
function owner(row: object = contact, audited: Audit<typeof IntakeContact> = async () => {}) {
  const steps: unknown[] = [];
  const handler = reader(IntakeContact, {
    find: async (id) => {
      steps.push(`looked up ${id}`);
      return id === 'R1' ? (row as StatementOf<typeof IntakeContact>) : undefined;
    },
    audit: async (telling) => {
      steps.push(telling);
      await audited(telling);
    },
  });
  return { handler, steps };
}

it('tells of the ids that are known and leaves out the others', async () => {
  expect(await owner().handler(question, context)).toEqual({ R1: contact });
});

it('audits who is about to see what, then tells', async () => {
  const { handler, steps } = owner(contact, async () => {
    await setTimeout(5);
    steps.push('noted');
  });
  expect(await handler(question, context).finally(() => steps.push('told'))).toEqual({ R1: contact });
  const { by, purpose } = question;
  expect(steps).toEqual([
    'looked up R1',
    'looked up R9',
    { read: 'intake.contact', by, purpose, answers: { R1: contact } },
    'noted',
    'told',
  ]);
});

it('answers nothing when the audit fails', async () => {
  const { handler } = owner(contact, async () => Promise.reject(new Error('throttled 张三')));
  await expect(handler(question, context)).rejects.toThrow(new Error('intake.contact failed: Error'));
});

it('never lets a field leave that the definition does not have', async () => {
  const { handler } = owner({ ...contact, idCard: '110101199001011234' });
  expect(await handler(question, context)).toEqual({ R1: contact });
});

it('tells nothing, and notes no look, when a field has another name than in the definition', async () => {
  const { sms, ...renamed } = contact;
  const { handler, steps } = owner({ ...renamed, agreedToSms: sms });
  await expect(handler(question, context)).rejects.toThrow(
    new DefinitionMismatch('the answer of intake.contact does not fit its definition: sms'),
  );
  expect(steps).toEqual(['looked up R1', 'looked up R9']);
});

it('looks nothing up for a question that does not say who asks and what for', async () => {
  const { handler, steps } = owner();
  await expect(handler({ ids: ['R1'] } as never, context)).rejects.toThrow(
    new DefinitionMismatch('a question for intake.contact does not fit its definition: by, purpose'),
  );
  expect(steps).toEqual([]);
});

it('does not compile with a field of another name, also an optional one', () => {
  const audit = async () => {};
  const all = async () => ({ name: undefined, phone: '', lang: 'en' as const, sms: true, code: '' });
  const { sms, phone, ...rest } = { ...contact, name: '' };
  const withoutSms = async () => ({ ...rest, phone, agreed: sms });
  const withoutPhone = async () => ({ ...rest, sms, number: phone });
  const readers = () => [
    reader(IntakeContact, { audit, find: all }),
    // @ts-expect-error `sms` is called otherwise
    reader(IntakeContact, { audit, find: withoutSms }),
    // @ts-expect-error `phone` is called otherwise
    reader(IntakeContact, { audit, find: withoutPhone }),
  ];
  expect(readers).toBeDefined();
});
