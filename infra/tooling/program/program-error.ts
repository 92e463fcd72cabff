/** An error that the person who runs a program can act on: printed as one sentence, without a stack. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}
