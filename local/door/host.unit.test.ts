import { expect, test } from 'vitest';
import { originOf } from '../door.ts';
import { isOurs } from './host.ts';

test('the address that people open, and this machine by its numbers', () => {
  for (const host of [new URL(originOf(8080)).host, '127.0.0.1:8080', '[::1]:8080', 'LOCALHOST:8080'])
    expect(isOurs(host, 8080), host).toBe(true);
  for (const host of ['localhost', 'localhost:80', new URL(originOf(80)).host])
    expect(isOurs(host, 80), host).toBe(true);
});

test('rejects any other name or port, and a missing host', () => {
  for (const host of [
    undefined,
    '',
    'evil.example:8080',
    'localhost.evil.example:8080',
    'evil.localhost:8080',
    'localhost',
    'localhost:3000',
    '192.168.1.2:8080',
  ])
    expect(isOurs(host, 8080), host).toBe(false);
});
