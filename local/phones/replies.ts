import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What somebody wrote on one of the phones, and when. */
export interface Reply {
  readonly reply: true;
  readonly id: string;
  readonly number: string;
  readonly text: string;
  readonly at: string;
}

/** The phones' own memory of what was sent from them, kept in a file: the system keeps neither words nor numbers. */
export class Replies {
  readonly #file: string;
  readonly #all: Reply[];

  constructor(file: string) {
    this.#file = file;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    this.#all = lines.flatMap(parse);
  }

  of(number: string): readonly Reply[] {
    return this.#all.filter((reply) => reply.number === number);
  }

  add(reply: Reply): void {
    this.#all.push(reply);
    appendFileSync(this.#file, `\n${JSON.stringify(reply)}`); // begins a line: the last one may have been cut short
  }
}

/** A line that a kill cut short is no reply. */
function parse(line: string): Reply[] {
  try {
    return [JSON.parse(line) as Reply];
  } catch {
    return [];
  }
}
