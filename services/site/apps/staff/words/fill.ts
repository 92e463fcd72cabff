/** Puts values into `{name}` marks; an unknown mark stays visible, so that it is noticed. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
