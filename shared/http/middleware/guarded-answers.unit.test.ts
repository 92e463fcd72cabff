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

test('keeps the headers that a handler sets', () => {
  const request = requestOf({ response: { headers: { 'cache-control': 'max-age=60' } } });
  step.after?.(request);
  expect(request.response?.headers?.['cache-control']).toBe('max-age=60');
});

test('sends no HSTS over plain http', () => {
  vi.stubEnv('HUYING_ORIGIN', 'http://localhost:8080');
  const request = requestOf({ response: { statusCode: 200 } });
  step.after?.(request);
  expect(request.response?.headers).not.toHaveProperty('strict-transport-security');
});

test('makes no answer where there is none', () => {
  const request = requestOf();
  step.onError?.(request);
  expect(request.response).toBeUndefined();
});
