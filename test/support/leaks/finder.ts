import type { Needle } from './needle.ts';
import { readings } from './readings.ts';

/** Looks for many needles in a text in one pass. */
export class Finder {
  /** Needles by their length, by the first character's code. */
  readonly #byStart = new Map<number, Map<number, Map<string, Needle>>>();
  readonly size: number;

  constructor(needles: readonly Needle[]) {
    const known = new Set<string>();
    for (const needle of needles) {
      if (needle.text === '' || known.has(needle.text)) continue;
      known.add(needle.text);
      const code = needle.text.charCodeAt(0);
      const lengths = this.#byStart.get(code) ?? new Map<number, Map<string, Needle>>();
      const same = lengths.get(needle.text.length) ?? new Map<string, Needle>();
      same.set(needle.text, needle);
      lengths.set(needle.text.length, same);
      this.#byStart.set(code, lengths);
    }
    this.size = known.size;
  }

  /** Each needle that stands in the text in one of its readings, once. */
  in(text: string): Needle[] {
    const found = new Set<Needle>();
    for (const reading of readings(text)) this.#scan(reading, found);
    return [...found];
  }

  #scan(text: string, found: Set<Needle>): void {
    for (let at = 0; at < text.length; at++) {
      const lengths = this.#byStart.get(text.charCodeAt(at));
      if (!lengths) continue;
      for (const [length, needles] of lengths) {
        const needle = needles.get(text.slice(at, at + length));
        if (needle) found.add(needle);
      }
    }
  }
}
