/** What a pressed key can mean on the work page. Each is written on the button that does the same. */
export type KeyCommand = 'next' | 'previous' | 'reveal' | 'seen' | 'leave' | Pick;

/** The digits choose among what is offered, in order. */
export type Pick = `pick${Digit}`;
type Digit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export const pick = (index: number): Pick | undefined =>
  index >= 0 && index < 9 ? (`pick${(index + 1) as Digit}` as const) : undefined;

const commands: Readonly<Record<string, Exclude<KeyCommand, Pick>>> = {
  j: 'next',
  k: 'previous',
  v: 'reveal',
  w: 'seen',
  Escape: 'leave',
};

/** The key that is written on a command's button. */
export const keyOf: Readonly<Record<Exclude<KeyCommand, Pick> | 'unreached', string>> = {
  next: 'J',
  previous: 'K',
  reveal: 'V',
  seen: 'W',
  leave: 'Esc',
  /** The seventh of what a call-back can end with. */
  unreached: '7',
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** An input method is composing: the letters belong to it. */
  readonly isComposing: boolean;
  /** The focus is in something that takes letters itself. */
  readonly typing: boolean;
}

/** Is the key meant for the page? Not while somebody types, nor as one of the browser's own combinations. */
const isForPage = ({ ctrlKey, metaKey, altKey, isComposing }: Pressed): boolean =>
  !(ctrlKey || metaKey || altKey || isComposing);

/** The letter of a key press, lower case; undefined while somebody types. */
export const letterOf = (pressed: Pressed): string | undefined =>
  isForPage(pressed) && !pressed.typing && /^[a-z]$/i.test(pressed.key)
    ? pressed.key.toLowerCase()
    : undefined;

/** The command of a key press; letters are left alone while somebody types and for the browser's own combinations. */
export function commandOf(pressed: Pressed): KeyCommand | undefined {
  if (!isForPage(pressed)) return undefined;
  const command = /^\d$/.test(pressed.key)
    ? pick(Number(pressed.key) - 1)
    : commands[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key];
  return pressed.typing && command !== 'leave' ? undefined : command;
}

/** Where the cursor goes in a list of `length` rows; it stops at both ends. `-1` is nowhere yet. */
export function move(at: number, command: 'next' | 'previous', length: number): number {
  if (length === 0) return -1;
  if (at < 0) return command === 'next' ? 0 : length - 1;
  return Math.max(0, Math.min(length - 1, at + (command === 'next' ? 1 : -1)));
}
