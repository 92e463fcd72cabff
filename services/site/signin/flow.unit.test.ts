import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizeUrl, DEFAULT_PAGE, newAttempt, ownPath, seal, unseal } from './flow.ts';

test.each(['/staff/tickets/R01?tab=2#reply', '/', '/staff/'])('%s is a page of ours', (to) => {
  expect(ownPath(to)).toBe(to);
});

test.each([
  undefined,
  '',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/\n/evil.example/',
  '/.//evil.example',
  'javascript:alert(1)',
  '/auth/login?to=/auth/login',
])('%j is not, so the default is taken', (to) => {
  expect(ownPath(to)).toBe(DEFAULT_PAGE);
});

test('whatever is asked for, one stays on this origin', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    ':',
    '@',
    'evil.example',
    'https:',
    '?',
    '#',
    '%2f',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const url = new URL(ownPath(pieces.join('')), 'https://huying.example');
      expect(url.origin).toBe('https://huying.example');
    }),
  );
});

test('an attempt comes back from its cookie as it was, and nonsense is no attempt', () => {
  const attempt = newAttempt('/staff/');
  expect(unseal(seal(attempt))).toEqual(attempt);
  for (const cookie of [undefined, '', 'x', Buffer.from('{}').toString('base64url')])
    expect(unseal(cookie)).toBeUndefined();
});

test('a tampered cookie cannot lead elsewhere', () => {
  expect(unseal(seal({ ...newAttempt('/'), to: '//evil.example' }))?.to).toBe(DEFAULT_PAGE);
});

test('the provider gets the challenge, never the verifier', () => {
  const attempt = newAttempt('/');
  const oidc = { authorize: 'https://idp.example/oauth2/authorize', audience: 'client' };
  const url = new URL(authorizeUrl(oidc, 'https://huying.example/auth/callback', attempt));
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'client',
    redirect_uri: 'https://huying.example/auth/callback',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge_method: 'S256',
  });
  expect(url.href).not.toContain(attempt.verifier);
});
