import { beforeEach, expect, test, vi } from 'vitest';
import { answerHeaders, policies } from '../headers.ts';
import { requestOf } from '../testing/step.ts';
import { guardedAnswers } from './guarded-answers.ts';

beforeEach(() => vi.stubEnv('HUYING_ORIGIN', 'https://huying.example'));
const step = guardedAnswers(policies.data);

test.each(['after', 'onError'] as const)('%s: an answer has the policy, and no cache keeps it', (hook) => {
  const request = requestOf({ response: { statusCode: 200, headers: { vary: 'x' } } });
  step[hook]?.(request);
  expect(request.response).toEqual({
    statusCode: 200,
    headers: { ...answerHeaders(policies.data, true), 'cache-control': 'no-store', vary: 'x' },
  });
});

test('a handler’s own headers win', () => {
  const request = requestOf({ response: { headers: { 'cache-control': 'max-age=60' } } });
  step.after?.(request);
  expect(request.response?.headers?.['cache-control']).toBe('max-age=60');
});

test('over plain http no browser is told to come back by https', () => {
  vi.stubEnv('HUYING_ORIGIN', 'http://localhost:8080');
  const request = requestOf({ response: { statusCode: 200 } });
  step.after?.(request);
  expect(request.response?.headers).not.toHaveProperty('strict-transport-security');
});

test('where there is no answer, none is made', () => {
  const request = requestOf();
  step.onError?.(request);
  expect(request.response).toBeUndefined();
});
