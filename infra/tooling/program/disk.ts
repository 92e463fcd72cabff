import { ProgramError } from './program-error.ts';

/** Error codes of a disk, with the sentence that says what to do. */
const SAYS: readonly (readonly [code: string, words: RegExp, sentence: string])[] = [
  [
    'ENOSPC',
    /ENOSPC|no space left on device/i,
    'The disk is full: make room (npm run reset deletes the system’s data, .build can be deleted any time), then run it again.',
  ],
  ['EDQUOT', /EDQUOT|disk quota exceeded/i, 'The disk quota is used up: make room, then run it again.'],
  [
    'EROFS',
    /EROFS|read-only file system/i,
    'The disk is read-only: Huying keeps its data in .local and what it builds in .build of this folder, so put the folder where it can be written.',
  ],
  [
    'EACCES',
    /EACCES: permission denied/,
    'This folder belongs to somebody else: Huying writes .local and .build in it, so run it as its owner or make a copy of your own.',
  ],
];

/** The sentence for a failed program whose output names a disk error; undefined without one. */
export const diskSentence = (output: string): string | undefined =>
  SAYS.find(([, words]) => words.test(output))?.[2];

/** Turns a disk error into a ProgramError that says what to do; returns any other error unchanged. */
export function asProgramError(error: unknown): unknown {
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  const sentence = SAYS.find(([known]) => known === code)?.[2];
  return sentence && !(error instanceof ProgramError)
    ? new ProgramError(path ? `${sentence} (${path})` : sentence)
    : error;
}
