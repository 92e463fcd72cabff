import type { Field } from './fields.ts';

/** Told at the top of each generated file, so that nobody edits it by hand. */
export const generated =
  '<!-- Made by `npx node docs/generate.ts`; a unit test fails when it is not current. -->';

/** A table; bars inside of cells do not end them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

export const fieldTable = (fields: readonly Field[]): string =>
  table(
    ['field', 'type', ''],
    fields.map(({ name, type, required }) => [`\`${name}\``, type, required ? '' : 'optional']),
  );

export const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** Parts of a page, a blank line between them, one line end at the end. */
export const page = (...parts: readonly string[]): string => `${parts.filter(Boolean).join('\n\n')}\n`;
