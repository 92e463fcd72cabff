import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, test } from 'vitest';
import { addressOf, network, signedCaller } from './address.ts';

const SECRET = 'between our own parts';
const NOW = Date.UTC(2026, 10, 22, 1);
const event = (headers: Record<string, string> = {}) =>
  ({ headers, requestContext: { http: { sourceIp: '198.51.100.1' } } }) as unknown as APIGatewayProxyEventV2;
const seen = (headers: Record<string, string>, secret: string | undefined = SECRET) =>
  addressOf(event(headers), secret, NOW);

test('whoever reaches the API directly is known by the address that the API saw, whatever they claim', () => {
  for (const claim of [
    {},
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-huying-viewer': '203.0.113.9' },
    { 'x-huying-viewer': '203.0.113.9', 'x-huying-front': 'guessed' },
    { 'x-huying-caller': '203.0.113.9' },
    signedCaller('203.0.113.9', 'another secret', NOW),
  ])
    expect(seen(claim)).toBe('198.51.100.1');
});

test('takes the address that our front reports', () => {
  expect(seen({ 'x-huying-front': SECRET, 'x-huying-viewer': '203.0.113.9' })).toBe('203.0.113.9');
  expect(seen({ 'x-huying-front': SECRET })).toBe('198.51.100.1');
});

test('prefers the address that our pages signed to the one that the front saw', () => {
  const through = { 'x-huying-front': SECRET, 'x-huying-viewer': '192.0.2.77' };
  expect(seen({ ...through, ...signedCaller('203.0.113.9', SECRET, NOW) })).toBe('203.0.113.9');
  expect(seen({ ...through, ...signedCaller('2001:db8::9', SECRET, NOW - 119_000) })).toBe('2001:db8::9');
});

test('rejects an old signature, one for another address, and a missing one', () => {
  const { 'x-huying-caller': header = '' } = signedCaller('203.0.113.9', SECRET, NOW) as Record<
    string,
    string
  >;
  expect(seen({ 'x-huying-caller': header.replace('203.0.113.9', '203.0.113.8') })).toBe('198.51.100.1');
  expect(seen(signedCaller('203.0.113.9', SECRET, NOW - 121_000))).toBe('198.51.100.1');
  expect(signedCaller('203.0.113.9', undefined, NOW)).toEqual({});
});

test('accepts both secrets while they rotate, and signs with the first', () => {
  const [old, next] = ['the old word', 'the new word'];
  for (const secret of [`${old},${next}`, `${next},${old}`]) {
    expect(seen({ 'x-huying-front': old, 'x-huying-viewer': '203.0.113.9' }, secret)).toBe('203.0.113.9');
    expect(seen({ 'x-huying-front': next, 'x-huying-viewer': '203.0.113.9' }, secret)).toBe('203.0.113.9');
    expect(seen({ 'x-huying-front': secret, 'x-huying-viewer': '203.0.113.9' }, secret)).toBe('198.51.100.1');
  }
  const signed = signedCaller('203.0.113.9', `${next},${old}`, NOW);
  expect(seen(signed, next)).toBe('203.0.113.9');
  expect(seen(signed, old)).toBe('198.51.100.1');
});

test('rejects an empty secret', () => {
  for (const secret of ['', ',', `${SECRET},`, `,${SECRET}`])
    expect(seen({ 'x-huying-front': '', 'x-huying-viewer': '203.0.113.9' }, secret)).toBe('198.51.100.1');
  expect(signedCaller('203.0.113.9', ',', NOW)).toEqual({});
});

test('trusts only the address that the API saw when there is no secret', () => {
  const claims = { 'x-huying-front': '', 'x-huying-viewer': '203.0.113.9' };
  expect(addressOf(event(claims), undefined, NOW)).toBe('198.51.100.1');
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::', '2001:db8:1:2::/64'],
  ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, one) => {
  expect(network(address)).toBe(one);
});
