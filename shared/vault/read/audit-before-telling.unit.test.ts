import { expect, it } from 'vitest';
import { IntakeContact } from '#events/reads/intake.ts';
import type { Telling } from '../looks.ts';
import { auditBeforeTelling } from './audit-before-telling.ts';
import { requestOf } from './request.fixture.ts';

const { question, answer } = IntakeContact.example;
const request = () => requestOf({ event: question, response: { R1: answer } });

it('hands the audit who is about to be told what, and leaves the answer as it is', async () => {
  const audited: Telling[] = [];
  const about = request();
  const step = auditBeforeTelling(IntakeContact, async (telling) => void audited.push(telling));
  expect(await step.after?.(about)).toBeUndefined();
  const { by, purpose } = question;
  expect(audited).toEqual([{ read: 'intake.contact', by, purpose, answers: { R1: answer } }]);
  expect(about.response).toEqual({ R1: answer });
});

it('fails when the audit fails', async () => {
  const step = auditBeforeTelling(IntakeContact, () => Promise.reject(new Error('throttled')));
  await expect(step.after?.(request())).rejects.toThrow('throttled');
});
