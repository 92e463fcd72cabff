import { expect, test, vi } from 'vitest';
import { after } from '../testing/step.ts';
import { requestFacts } from './request-facts.ts';

test('reads parameters, language, instant of arrival and address from a request', async () => {
  const event = { pathParameters: { id: 'R1' }, headers: { 'accept-language': 'en-GB' } };
  expect(await after(requestFacts(), { event })).toEqual({
    params: { id: 'R1' },
    lang: 'en',
    at: '2026-11-22T00:00:00.000Z',
    address: '192.0.2.1',
  });
});

test('defaults to no parameters and to Chinese', async () => {
  expect(await after(requestFacts())).toMatchObject({ params: {}, lang: 'zh-CN' });
});

test('takes the language of a link', async () => {
  const event = { queryStringParameters: { lang: 'en' }, headers: { 'accept-language': 'zh-CN' } };
  expect((await after(requestFacts(), { event })).lang).toBe('en');
});

test('trusts the address that our front saw once the front proves itself', async () => {
  vi.stubEnv('HUYING_FRONT', 'word');
  const event = { headers: { 'x-huying-front': 'word', 'x-huying-viewer': '198.51.100.7' } };
  expect((await after(requestFacts(), { event })).address).toBe('198.51.100.7');
  vi.unstubAllEnvs();
});
