import { expect, test } from 'vitest';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { temporaryPassword } from './administrator.ts';
import { firstSteps } from './first-steps.ts';
import { programErrorOf } from './place.ts';

const failed = (name: string, message = name) => Object.assign(new Error(message), { name });

test.each([
  ['ParameterNotFound', /bootstrap/],
  ['CredentialsProviderError', /no AWS credentials/],
  ['ExpiredTokenException', /sign in again/],
  ['UnrecognizedClientException', /sign in again/],
  ['AccessDeniedException', /may not deploy/],
  ['TimeoutError', /does not answer in eu-central-1/],
])('%s is a sentence that says what to do', (name, sentence) => {
  const trouble = programErrorOf(failed(name), 'eu-central-1');
  expect(trouble).toBeInstanceOf(ProgramError);
  expect(trouble.message).toMatch(sentence);
});

test('a first password has all kinds of characters that the pool asks for, and is another one each time', () => {
  const many = Array.from({ length: 200 }, temporaryPassword);
  for (const password of many) {
    expect(password).toHaveLength(16);
    for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/]) expect(password).toMatch(kind);
  }
  expect(new Set(many).size).toBe(many.length);
});

const steps = (context: Record<string, string>, password?: string) =>
  firstSteps({
    context: { origin: 'https://huying.example', ...context },
    outputs: { FrontName: 'd1.cloudfront.net' },
    admin: context.bootstrapAdmin,
    password,
  });

test('what comes next depends on what was said', () => {
  expect(steps({ certificate: 'arn' })).toMatch(/name huying\.example point to d1\.cloudfront\.net/);
  expect(steps({})).toMatch(/--origin https:\/\/d1\.cloudfront\.net/);
  expect(steps({ origin: 'https://d1.cloudfront.net' })).not.toMatch(/domain of your own/);
  expect(steps({ bootstrapAdmin: 'a1' }, 'Secret-1')).toMatch(/as a1 with Secret-1/);
  expect(steps({ bootstrapAdmin: 'a1' })).toMatch(/as a1, who was there already/);
  expect(steps({})).toMatch(/--admin/);
  expect(steps({ alarmEmail: 'x@example.org' })).toMatch(/Confirm the mail/);
  expect(steps({})).toMatch(/Nobody hears the alarms/);
});
