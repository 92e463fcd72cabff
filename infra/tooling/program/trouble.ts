/** Something the person at the keyboard can do something about: shown as its one sentence, without a stack. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}
