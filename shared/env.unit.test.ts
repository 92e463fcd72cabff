import { afterEach, expect, test, vi } from 'vitest';
import { env } from './env.ts';

afterEach(() => void vi.unstubAllEnvs());

test('names a missing variable', () => {
  for (const name of ['HUYING_ORIGIN', 'HUYING_TABLE_VAULT', 'HUYING_QUEUE_SEND']) vi.stubEnv(name, '');
  expect(() => env.origin).toThrow('HUYING_ORIGIN');
  expect(() => env.table('vault')).toThrow('HUYING_TABLE_VAULT');
  expect(() => env.queue('send')).toThrow('HUYING_QUEUE_SEND');
});

test('reads a variable when it is used', () => {
  vi.stubEnv('HUYING_ORIGIN', 'https://huying.example');
  vi.stubEnv('HUYING_TABLE_VAULT', 'huying-intake-vault');
  expect(env.origin).toBe('https://huying.example');
  expect(env.table('vault')).toBe('huying-intake-vault');
});

test('has a default for each optional variable', () => {
  for (const name of ['HUYING_PUBLISH', 'HUYING_BOOTSTRAP_ADMIN']) vi.stubEnv(name, '');
  vi.stubEnv('HUYING_MAX_RECEIVES', undefined);
  expect(env.subscribed).toEqual(new Set());
  expect(env.bootstrapAdmin).toBeUndefined();
  expect(env.maxReceives).toBe(8);
  vi.stubEnv('HUYING_PUBLISH', 'a,b');
  vi.stubEnv('HUYING_MAX_RECEIVES', '3');
  expect(env.subscribed).toEqual(new Set(['a', 'b']));
  expect(env.maxReceives).toBe(3);
});

test('a named read is answered by the function of that name', () => {
  expect(env.reader('intake.words')).toBe('huying-intake-read-words');
});
