import { expect, test } from 'vitest';
import { requestLine } from './request-line.ts';

test('fills parameters in, percent-encoded', () => {
  expect(
    requestLine('DELETE /api/x/{draft}/photos/{photo}', { params: { draft: 'a/b', photo: '照' } }),
  ).toEqual({
    method: 'DELETE',
    target: '/api/x/a%2Fb/photos/%E7%85%A7',
  });
});

test('asks for what is given, and leaves out what is undefined', () => {
  const query = { area: 'qt/qt-03', after: undefined, limit: 5 };
  expect(requestLine('GET /api/x', { query }).target).toBe('/api/x?area=qt%2Fqt-03&limit=5');
  expect(requestLine('GET /api/x', { query: { after: undefined } }).target).toBe('/api/x');
});

test('refuses a path with a parameter that nobody gave', () => {
  expect(() => requestLine('GET /api/x/{id}')).toThrow('GET /api/x/{id} needs id');
});
