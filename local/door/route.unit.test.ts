import { expect, test } from 'vitest';
import { cacheControl } from '../../infra/tooling/site/cache-control.ts';

import { route } from './route.ts';

test('services, sign-in and pages go to the HTTP API', () => {
  for (const path of [
    '/',
    '/report',
    '/api/intake/reports',
    '/auth/callback',
    '/staff',
    '/staff/tickets/R01',
    '/staff/assets',
  ])
    expect(route(path)).toEqual({ to: 'api' });
});

test('static files come from the bucket under the key that their address is', () => {
  expect(route('/assets/site.css')).toEqual({ to: 'file', key: 'assets/site.css' });
  expect(route('/staff/assets/index-a1b2c3d4.js')).toEqual({
    to: 'file',
    key: 'staff/assets/index-a1b2c3d4.js',
  });
  expect(route('/assets/%E5%9B%BE.svg')).toEqual({ to: 'file', key: 'assets/图.svg' });
  expect(route('/assets/%E0%A4%A')).toEqual({ to: 'file', key: 'assets/%E0%A4%A' });
});

test('the user pool’s pages are under the same address', () => {
  for (const path of [
    '/oauth2/authorize',
    '/oauth2/token',
    '/login',
    '/us-east-1_Ab12/.well-known/jwks.json',
  ])
    expect(route(path)).toEqual({ to: 'pool' });
  for (const path of ['/oauth2/other', '/login/x', '/.well-known/security.txt'])
    expect(route(path)).toEqual({ to: 'api' });
});

test('the phones page and its files', () => {
  for (const path of ['/phones', '/phones.json', '/phones/phones.css'])
    expect(route(path)).toEqual({ to: 'phones' });
  expect(route('/phonesx')).toEqual({ to: 'api' });
});

test('the hotline simulator, its files and its calls', () => {
  for (const path of ['/simulator', '/simulator/simulator.js', '/simulator/event'])
    expect(route(path)).toEqual({ to: 'simulator' });
  expect(route('/simulators')).toEqual({ to: 'api' });
});

test('caches only content-hashed files for ever', () => {
  expect(cacheControl('staff/assets/index-Ck3_x9aZ.js')).toContain('immutable');
  expect(cacheControl('assets/site.2bf76beb.css')).toContain('immutable');
  for (const name of ['site.css', 'apple-touch-icon.png', 'a-document.css'])
    expect(cacheControl(`assets/${name}`)).toBe('no-cache');
});

test('the door does not expose the engine’s reset', () => {
  for (const path of ['/_ministack/reset', '/_localstack/health', '/_aws/sqs', '/health'])
    expect(route(path)).toEqual({ to: 'nothing' });
});
