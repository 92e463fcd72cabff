import { expect, test } from 'vitest';
import { asProgramError, diskSentence } from './disk.ts';
import { ProgramError } from './program-error.ts';

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'quota'],
  ['EROFS', 'read-only'],
  ['EACCES', 'somebody else'],
])('explains %s in one sentence that says what to do, and where', (code, word) => {
  const said = asProgramError(Object.assign(new Error('write'), { code, path: '/data/x' }));
  expect(said).toBeInstanceOf(ProgramError);
  expect((said as ProgramError).message).toMatch(new RegExp(`${word}.*\\(/data/x\\)$`));
});

test('returns any other error unchanged', () => {
  const other = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  for (const error of [other, new Error('plain'), new ProgramError('said already'), undefined, 'text'])
    expect(asProgramError(error)).toBe(error);
});

test('finds a disk error anywhere in a program’s output', () => {
  expect(diskSentence('npm error\nOSError: [Errno 28] No space left on device: …')).toMatch(/full/);
  expect(diskSentence('EROFS: read-only file system, mkdir')).toMatch(/read-only/);
  expect(diskSentence('a test failed')).toBeUndefined();
});
