/** Counts code points: 𠮷 and an emoji are one each. */
export const characterCount = (text: string): number => [...text].length;

/** Has a visible character, not only spaces and control characters. */
const visible = (text: string): boolean => /[\p{L}\p{N}\p{S}\p{P}]/u.test(text);

/** A field's text with line ends as `\n`; undefined when nothing in it is visible. */
export function fieldText(form: URLSearchParams, name: string): string | undefined {
  const text = (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim();
  return visible(text) ? text : undefined;
}
