import { type Token, tokens } from './tokens.ts';

/** Reads a query from left to right. */
export class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(query: string) {
    this.#tokens = tokens(query);
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  next(): Token {
    const token = this.#tokens[this.#at++];
    if (!token) throw new Error('the query ends too early');
    return token;
  }

  /** Goes on when the next word or sign is this one. */
  takes(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (!token || (token.kind !== 'word' && token.kind !== 'sign') || token.text !== text) return false;
    this.#at++;
    return true;
  }

  must(text: string): void {
    if (!this.takes(text))
      throw new Error(`"${text}" is missing before "${this.#tokens[this.#at]?.text ?? 'the end'}"`);
  }

  word(): string {
    const { kind, text } = this.next();
    if (kind !== 'word') throw new Error(`"${text}" is no field`);
    return text;
  }

  number(): number {
    const value = Number(this.next().text);
    if (Number.isNaN(value)) throw new Error('a number is missing');
    return value;
  }

  /** One or more, with commas between. */
  list<T>(one: () => T): T[] {
    const all = [one()];
    while (this.takes(',')) all.push(one());
    return all;
  }
}
