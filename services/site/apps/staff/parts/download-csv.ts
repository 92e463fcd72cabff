import type { CsvRow } from '#shared/text/csv.ts';

/** Downloads the rows as a CSV file. The writer is loaded on demand, not with every page that offers a download. */
export async function downloadCsv(name: string, rows: readonly CsvRow[]): Promise<void> {
  const { csv } = await import('#shared/text/csv.ts');
  const url = URL.createObjectURL(new Blob([csv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
