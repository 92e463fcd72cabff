/** A word, number, operator or bracket; quoted text and regular expressions without their marks. */
export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'pattern' | 'sign';
  readonly text: string;
}

const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /^"((?:[^"\\]|\\.)*)"|^'((?:[^'\\]|\\.)*)'/],
  // Only after `like`: elsewhere a slash is no pattern.
  ['pattern', /^\/((?:[^/\\]|\\.)+)\//],
  ['number', /^(-?\d+(?:\.\d+)?)(?![\w.])/],
  ['word', /^`([^`]+)`|^(@?\w[\w.@-]*)/],
  ['sign', /^(<=|>=|!=|[=<>(),*|])/],
];

/** @throws Error with the place that is not understood */
export function tokens(query: string): Token[] {
  const found: Token[] = [];
  let rest = query.trim();
  while (rest) {
    const [kind, match] = first(rest);
    found.push({ kind, text: match.slice(1).find((part) => part !== undefined) ?? '' });
    rest = rest.slice(match[0].length).trim();
  }
  return found;
}

function first(rest: string): [Token['kind'], RegExpExecArray] {
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(rest);
    if (match) return [kind, match];
  }
  throw new Error(`"${rest.slice(0, 20)}" is not understood`);
}
