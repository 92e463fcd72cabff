/** A person's count: 𠮷 and an emoji are one each. */
export const characterCount = (text: string): number => [...text].length;

/** Something to see, not only spaces or invisible characters. */
const visible = (text: string): boolean => /[\p{L}\p{N}\p{S}\p{P}]/u.test(text);

/** A field's text: browsers send line ends as CRLF; what cannot be seen counts as empty. */
export function fieldText(form: URLSearchParams, name: string): string | undefined {
  const text = (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim();
  return visible(text) ? text : undefined;
}
