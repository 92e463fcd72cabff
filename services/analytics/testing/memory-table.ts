import { fromCell } from '../domain/cell.ts';
import type { Fact } from '../domain/fact.ts';
import type { LineKey, RollUpRow, Table } from '../table.ts';

/** The table in memory, with the same conditions. `before` may wait, fail, or count what it costs. */
export function memoryTable(before: (question: keyof Table) => void | Promise<void> = () => {}) {
  const sheets = new Map<string, Map<string, Map<string, string>>>();
  const marks = new Map<string, { ward: string; day: string; until: number }>();
  const rows = new Map<string, Map<string, RollUpRow>>();
  const within = (day: string, from: string, to: string) => day >= from && day <= to;
  const of = <V>(map: Map<string, V>, key: string, make: () => V): V => {
    const found = map.get(key) ?? make();
    map.set(key, found);
    return found;
  };

  const table: Table = {
    async add({ ward, day, subject }: LineKey, cells) {
      await before('add');
      const line = of(
        of(sheets, `${ward}#${day}`, () => new Map()),
        subject,
        () => new Map(),
      );
      for (const { name, value } of cells) line.set(name, value);
    },
    async lines(ward, day) {
      await before('lines');
      const lines = [...(sheets.get(`${ward}#${day}`)?.values() ?? [])];
      return lines.map((line) =>
        [...line].flatMap(([name, value]): Fact[] => {
          const fact = fromCell({ name, value });
          return fact ? [fact] : [];
        }),
      );
    },
    async markedUntil(ward, day) {
      await before('markedUntil');
      return marks.get(`${ward}#${day}`)?.until;
    },
    async mark(ward, day, until) {
      await before('mark');
      if ((marks.get(`${ward}#${day}`)?.until ?? 0) < until)
        marks.set(`${ward}#${day}`, { ward, day, until });
    },
    async marks(root, from, to) {
      await before('marks');
      return [...marks.values()]
        .filter(({ ward, day }) => ward.split('/')[0] === root && within(day, from, to))
        .map((mark) => ({ ...mark }));
    },
    async kept(area, cut, from, to) {
      await before('kept');
      return [...(rows.get(`${area}#${cut}`)?.values() ?? [])].filter(({ day }) => within(day, from, to));
    },
    async keep(area, cut, row) {
      await before('keep');
      const kept = of(rows, `${area}#${cut}`, () => new Map<string, RollUpRow>());
      const standing = kept.get(`${row.day}#${row.ward}`);
      if (!standing || standing.until < row.until || standing.meaning < row.meaning)
        kept.set(`${row.day}#${row.ward}`, structuredClone(row));
    },
  };
  return { table, sheets, rows };
}
