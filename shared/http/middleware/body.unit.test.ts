import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { after } from '../testing/step.ts';
import { body as jsonBody, readBody } from './body.ts';

const spec: RouteSpec = { method: 'POST', path: '/', access: 'public', summary: 'x', body: z.unknown() };
const sent = (body: string | Buffer | undefined, type: string | undefined = 'application/json') =>
  ({
    headers: type === undefined ? {} : { 'content-type': type },
    body: Buffer.isBuffer(body) ? body.toString('base64') : body,
    isBase64Encoded: Buffer.isBuffer(body),
  }) as unknown as APIGatewayProxyEventV2;
const codeOf = (body: Parameters<typeof sent>[0], of: Partial<RouteSpec> = {}, type?: string) => {
  try {
    readBody(sent(body, type), { ...spec, ...of });
    return 'read';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('keeps JSON as it was sent, rare characters, emoji and HTML included', () => {
  const value = {
    name: '𠮷田㐂🏠',
    words: '<script>alert("&")</script>',
    deep: [{ 'ключ\u0000': '\\ud800' }],
  };
  const text = JSON.stringify(value);
  expect(readBody(sent(text), spec)).toEqual({ text, json: value });
  expect(readBody(sent(Buffer.from(text)), spec).json).toEqual(value);
  expect(readBody(sent(Buffer.from(`\uFEFF${text}`)), spec).json).toEqual(value);
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const bytes = JSON.stringify(json);
      expect(readBody(sent(bytes), spec).json).toEqual(JSON.parse(bytes));
    }),
  );
});

test('counts the limit in bytes and accepts a body of exactly that size', () => {
  const of = (n: number) => JSON.stringify('x'.repeat(n - 2));
  expect(codeOf(of(65_536))).toBe('read');
  expect(codeOf(of(65_537))).toBe('too-large');
  expect(codeOf(of(65_537), { maxBytes: 65_537 })).toBe('read');
  expect(codeOf('"楼"', { maxBytes: 4 })).toBe('too-large');
  expect(codeOf(Buffer.from('"楼"'), { maxBytes: 5 })).toBe('read');
  const { body: _body, ...without } = spec;
  expect(() => readBody(sent(of(65_537)), without)).toThrow('too-large');
  expect(readBody(sent('anything', 'text/plain'), without)).toEqual({ text: '', json: undefined });
});

test('accepts application/json only, with or without parameters, in any letter case', () => {
  for (const type of [
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json ;x=y',
  ])
    expect(codeOf('{}', {}, type)).toBe('read');
  for (const type of [
    '',
    'text/plain',
    'application/json-patch+json',
    'application/jsonp',
    'text/application/json',
    'application/x-www-form-urlencoded',
  ])
    expect(codeOf('{}', {}, type)).toBe('not-json');
  expect(() => readBody({ headers: {}, body: '{}' } as never, spec)).toThrow('not-json');
});

test('rejects bytes that are not UTF-8, even when they were replaced on the way', () => {
  for (const bytes of [
    [0x22, 0xff, 0x22],
    [0x22, 0xc0, 0x80, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xe6, 0xa5],
  ])
    expect(codeOf(Buffer.from(bytes))).toBe('bad-encoding');
  // 楼道 in GB 18030
  expect(codeOf(Buffer.from([0x22, 0xc2, 0xa5, 0xb5, 0xc0, 0x22]))).toBe('bad-encoding');
  expect(codeOf('"\uFFFD"')).toBe('bad-encoding');
  expect(codeOf('"\ud83d"')).toBe('bad-encoding');
});

test('rejects lone surrogates wherever an escape hides them, and accepts pairs', () => {
  for (const text of [
    '"\\ud83d"',
    '"a\\uDC00b"',
    '{"\\udbff":1}',
    '[[{"a":["ok","\\ud83dx"]}]]',
    '"\\\\\\ud83d"',
  ])
    expect(codeOf(text)).toBe('bad-encoding');
  expect(readBody(sent('"\\ud83c\\udfe0"'), spec).json).toBe('🏠');
  expect(readBody(sent('"\\\\ud83d"'), spec).json).toBe('\\ud83d');
  const deep = 20_000;
  expect(codeOf(`${'['.repeat(deep)}"\\ud83d"${']'.repeat(deep)}`)).toBe('bad-encoding');
});

test('rejects what is not JSON, an empty body included', () => {
  for (const text of ['', ' ', '{', "{'a':1}", '{"a":1,}', 'undefined', '{}{}'])
    expect(codeOf(text)).toBe('bad-json');
  expect(codeOf(undefined)).toBe('bad-json');
});

test('adds the text and its parsed JSON to the request', async () => {
  const event = { headers: { 'content-type': 'application/json' }, body: '{"a":1}' };
  expect(await after(jsonBody(spec), { event })).toEqual({ text: '{"a":1}', json: { a: 1 } });
  await expect(after(jsonBody(spec), { event: { ...event, body: '{' } })).rejects.toThrow('bad-json');
});
