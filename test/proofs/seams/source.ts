/** Places in source text, found without a parser: strings, templates and comments are stepped over. */

const PAIRS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };
const CLOSING = '}])';

/** Is it a bracket? `a < b` is formatted with spaces, type arguments without; an arrow closes nothing. */
const isBracket = (code: string, at: number): boolean =>
  code[at] === '<' ? /\w/.test(code[at - 1] ?? '') : code[at] !== '>' || code[at - 1] !== '=';

/** Index behind the string, template or comment that begins at `at`; `at` itself when none does. */
function beyondText(code: string, at: number): number {
  const two = code.slice(at, at + 2);
  if (two === '//') return endOr(code, code.indexOf('\n', at));
  if (two === '/*') return endOr(code, code.indexOf('*/', at) + 2);
  const quote = code[at] ?? '';
  if (!`'"\``.includes(quote) || quote === '') return at;
  let end = at + 1;
  while (end < code.length && code[end] !== quote) end += code[end] === '\\' ? 2 : 1;
  return end + 1;
}

const endOr = (code: string, index: number): number => (index < 1 ? code.length : index);

/** Index of the first of `stops` at the depth at which `from` stands, or of the bracket that ends that depth. */
export function findAtDepth(code: string, from: number, stops: string): number {
  const open: string[] = [];
  for (let at = from; at < code.length; ) {
    const text = beyondText(code, at);
    if (text > at) {
      at = text;
      continue;
    }
    const char = code[at] ?? '';
    if (open.length === 0 && (stops.includes(char) || CLOSING.includes(char))) return at;
    if (isBracket(code, at)) {
      if (char in PAIRS) open.push(PAIRS[char] as string);
      else if (char === open.at(-1)) open.pop();
    }
    at += 1;
  }
  return code.length;
}

/** The text without what stands from `start` to the next comma at its depth, that comma included. */
export function withoutItem(code: string, start: number): string {
  const end = findAtDepth(code, start, ',');
  const next = code[end] === ',' ? end + 1 : end;
  return code.slice(0, start) + code.slice(next).replace(/^[ \t]*\n?/, '');
}

export const replacedAt = (code: string, start: number, length: number, by: string): string =>
  code.slice(0, start) + by + code.slice(start + length);
