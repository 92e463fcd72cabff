import { ProgramError } from './program-error.ts';

/** What the operating system says about a disk, and the sentence that helps. */
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

/** The sentence for a failed program whose output speaks of the disk; undefined when it does not. */
export const diskSentence = (output: string): string | undefined =>
  SAYS.find(([, words]) => words.test(output))?.[2];

/** An error of the disk as the one sentence that it deserves; any other error as it is. */
export function asProgramError(error: unknown): unknown {
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  const sentence = SAYS.find(([known]) => known === code)?.[2];
  return sentence && !(error instanceof ProgramError)
    ? new ProgramError(path ? `${sentence} (${path})` : sentence)
    : error;
}
