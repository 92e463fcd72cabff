import { expect, test } from 'vitest';
import { asTrouble, diskSentence } from './disk.ts';
import { Trouble } from './trouble.ts';

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'quota'],
  ['EROFS', 'read-only'],
  ['EACCES', 'somebody else'],
])('%s is one sentence that says what to do, and where', (code, word) => {
  const said = asTrouble(Object.assign(new Error('write'), { code, path: '/data/x' }));
  expect(said).toBeInstanceOf(Trouble);
  expect((said as Trouble).message).toMatch(new RegExp(`${word}.*\\(/data/x\\)$`));
});

test('what has nothing to do with the disk stays what it is', () => {
  const other = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  for (const error of [other, new Error('plain'), new Trouble('said already'), undefined, 'text'])
    expect(asTrouble(error)).toBe(error);
});

test('a program’s output is understood, whatever stands around it', () => {
  expect(diskSentence('npm error\nOSError: [Errno 28] No space left on device: …')).toMatch(/full/);
  expect(diskSentence('EROFS: read-only file system, mkdir')).toMatch(/read-only/);
  expect(diskSentence('a test failed')).toBeUndefined();
});
