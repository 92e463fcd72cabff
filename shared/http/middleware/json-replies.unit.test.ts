import { expect, test, vi } from 'vitest';
import { Refused } from '#shared/commit/decision.ts';
import { created, type Reply } from '../call.ts';
import { problems } from '../problem.ts';
import type { Answer } from '../step.ts';
import { requestOf } from '../testing/step.ts';
import { jsonReplies } from './json-replies.ts';

const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const event = { headers: { 'accept-language': 'en', 'x-correlation-id': 'c-1' } };
const answerTo = (reply: Reply) => {
  const request = requestOf({ event, response: reply as unknown as Answer });
  jsonReplies().after?.(request);
  return request.response;
};
const answerAfter = (error: unknown) => {
  const request = requestOf({ event, error });
  jsonReplies().onError?.(request);
  const { statusCode, headers, body } = request.response ?? {};
  return { statusCode, headers, json: JSON.parse(body ?? '') };
};

test('answers with JSON and the correlation id', () => {
  expect(answerTo(created({ a: '楼' }))).toEqual({
    statusCode: 201,
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-correlation-id': 'c-1' },
    body: '{"a":"楼"}',
  });
});

test('sends text unchanged, under its own content type', () => {
  const headers = { 'content-type': 'text/csv' };
  expect(answerTo({ status: 200, text: 'a,b', headers })).toMatchObject({ headers, body: 'a,b' });
});

test('writes a problem in the caller’s language', () => {
  const { statusCode, headers, json } = answerAfter(problems.noRight());
  expect(statusCode).toBe(403);
  expect(headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(json).toMatchObject({
    code: 'no-right',
    instance: 'c-1',
    title: expect.stringMatching(/^Your account/),
  });
});

test('tells a caller who asked too often when to retry', () => {
  expect(answerAfter(problems.tooMany(30)).headers?.['retry-after']).toBe('30');
  expect(answerAfter(problems.tooMany()).headers).not.toHaveProperty('retry-after');
});

test('logs our own failures only, without their messages', () => {
  print.mockClear();
  expect(answerAfter(new Refused('not-in-this-phase')).statusCode).toBe(409);
  expect(print).not.toHaveBeenCalled();
  expect(answerAfter(new Error('张三')).json.code).toBe('internal');
  expect(print.mock.calls).toEqual([[expect.stringContaining('request failed')]]);
  expect(print.mock.calls.join()).not.toContain('张三');
});
