/** Texts that are looked for in other texts, each with what it stands for. */
export interface NameIndex<T> {
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  readonly meanings: ReadonlyMap<string, readonly T[]>;
}

export interface Found<T> {
  readonly name: string;
  /** Index of the first character, and of the one after the last. */
  readonly start: number;
  readonly end: number;
  readonly meanings: readonly T[];
}

/** Names must be normalised. One name may stand for several things. */
export function indexNames<T>(pairs: Iterable<readonly [name: string, meaning: T]>): NameIndex<T> {
  const meanings = new Map<string, T[]>();
  for (const [name, meaning] of pairs) {
    if (name === '') continue;
    const known = meanings.get(name);
    if (known) known.push(meaning);
    else meanings.set(name, [meaning]);
  }
  const byFirst = Map.groupBy(meanings.keys(), (name) => name.charAt(0));
  return { byFirst, meanings };
}

/**
 * All names in a normalised text, the longest first where they overlap: 清潭路小区 hides 清潭路 inside it, so that a
 * shorter name never decides against the longer one that the resident wrote. In order of their place in the text.
 */
export function namesIn<T>(index: NameIndex<T>, text: string): Found<T>[] {
  const matches: Found<T>[] = [];
  for (let start = 0; start < text.length; start++) {
    for (const name of index.byFirst.get(text.charAt(start)) ?? []) {
      const end = start + name.length;
      if (text.startsWith(name, start) && isWhole(text, start, end))
        matches.push({ name, start, end, meanings: index.meanings.get(name) ?? [] });
    }
  }
  matches.sort((a, b) => b.name.length - a.name.length || a.start - b.start);
  const kept: Found<T>[] = [];
  for (const match of matches)
    if (!kept.some((other) => match.start < other.end && other.start < match.end)) kept.push(match);
  return kept.sort((a, b) => a.start - b.start);
}

const LATIN = /[a-z]/;

/** A Latin name is a whole word: `art` is not in `party`. Chinese has no such borders. */
const isWhole = (text: string, start: number, end: number): boolean =>
  !(LATIN.test(text.charAt(start)) && LATIN.test(text.charAt(start - 1))) &&
  !(LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end)));
