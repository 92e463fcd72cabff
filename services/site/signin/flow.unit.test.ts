import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizeUrl, DEFAULT_PAGE, newAttempt, safeReturnPath, seal, unseal } from './flow.ts';

test.each(['/staff/tickets/R01?tab=2#reply', '/', '/staff/'])('keeps %s as a page of this site', (to) => {
  expect(safeReturnPath(to)).toBe(to);
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
])('replaces %j with the default page', (to) => {
  expect(safeReturnPath(to)).toBe(DEFAULT_PAGE);
});

test('never leaves this origin, whatever is requested', () => {
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
      const url = new URL(safeReturnPath(pieces.join('')), 'https://huying.example');
      expect(url.origin).toBe('https://huying.example');
    }),
  );
});

test('restores an attempt from its cookie, and none from a malformed one', () => {
  const attempt = newAttempt('/staff/');
  expect(unseal(seal(attempt))).toEqual(attempt);
  for (const cookie of [undefined, '', 'x', Buffer.from('{}').toString('base64url')])
    expect(unseal(cookie)).toBeUndefined();
});

test('replaces a foreign address in a tampered cookie with the default page', () => {
  expect(unseal(seal({ ...newAttempt('/'), to: '//evil.example' }))?.to).toBe(DEFAULT_PAGE);
});

test('sends the provider the challenge, never the verifier', () => {
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
