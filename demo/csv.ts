/** A table in RFC 4180 quoting: UTF-8, a header line, one LF a row. Columns come in the order given. */
export function csv<R extends object>(columns: readonly (keyof R & string)[], rows: readonly R[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  return `${lines.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
