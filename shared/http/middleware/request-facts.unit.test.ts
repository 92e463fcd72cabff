import { expect, test, vi } from 'vitest';
import { after } from '../testing/step.ts';
import { requestFacts } from './request-facts.ts';

test('a request tells its parameters, language, instant of arrival and address', async () => {
  const event = { pathParameters: { id: 'R1' }, headers: { 'accept-language': 'en-GB' } };
  expect(await after(requestFacts(), { event })).toEqual({
    params: { id: 'R1' },
    lang: 'en',
    at: '2026-11-22T00:00:00.000Z',
    address: '192.0.2.1',
  });
});

test('without parameters and preferences it has none, and is answered in Chinese', async () => {
  expect(await after(requestFacts())).toMatchObject({ params: {}, lang: 'zh-CN' });
});

test('a link may ask for a language', async () => {
  const event = { queryStringParameters: { lang: 'en' }, headers: { 'accept-language': 'zh-CN' } };
  expect((await after(requestFacts(), { event })).lang).toBe('en');
});

test('an address that our front has seen counts, when the front proves itself', async () => {
  vi.stubEnv('HUYING_FRONT', 'word');
  const event = { headers: { 'x-huying-front': 'word', 'x-huying-viewer': '198.51.100.7' } };
  expect((await after(requestFacts(), { event })).address).toBe('198.51.100.7');
  vi.unstubAllEnvs();
});
