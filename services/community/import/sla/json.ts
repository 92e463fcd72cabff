import { type Flaw, flaw, type Spot } from '../errors/flaw.ts';
import type { JsonFile } from '../row/columns.ts';
import { asCell, isObject, type RawRow, row } from '../row/raw-row.ts';

type Cell = readonly [column: string, cell: string];

const known = new Set(['kind', 'name', 'levels', 'rules', 'speed', 'quiet']);

/**
 * Sets of deadlines in JSON, written as in the events: one, a list of them, or `{sets: […]}`; as the rows that a table
 * would have. The line of a row is the number of its set.
 */
export const slaRows: NonNullable<JsonFile['read']> = (parsed, at, names) => {
  const inner = isObject(parsed) && 'sets' in parsed ? parsed.sets : parsed;
  const sets = Array.isArray(inner) ? inner : [inner];
  const rows: RawRow[] = [];
  const flaws: Flaw[] = [];
  for (const [i, set] of sets.entries()) {
    const spot = at(i + 1);
    const found = wrong(set, spot);
    if (!isObject(set) || found.length > 0) flaws.push(...found);
    else
      for (const { inside, cells } of cellsOf(set)) {
        const place = inside === undefined ? spot : { ...spot, inside };
        rows.push(row(place, cells));
        flaws.push(
          ...strangeIn(cells, names).map((column) => flaw(place, column, 'unknown-column', { column })),
        );
      }
  }
  return { rows, flaws };
};

const strangeIn = (cells: readonly Cell[], names: ReadonlySet<string>): string[] =>
  cells.map(([name]) => name.slice(0, 40)).filter((name) => !names.has(name));

function wrong(set: unknown, spot: Spot): Flaw[] {
  if (!isObject(set)) return [flaw(spot, '', 'bad-json')];
  const strange = Object.keys(set).filter((name) => !known.has(name));
  if (strange.length > 0)
    return strange.map((name) =>
      flaw(spot, name.slice(0, 40), 'unknown-column', { column: name.slice(0, 40) }),
    );
  const lists = ['levels', 'rules'].filter(
    (name) => !(Array.isArray(set[name]) && set[name].every(isObject)),
  );
  const flat = set.quiet === undefined || isObject(set.quiet);
  return [...lists, ...(flat ? [] : ['quiet'])].map((name) => flaw(spot, name, 'bad-json'));
}

interface Part {
  readonly inside?: string;
  readonly cells: readonly Cell[];
}

function cellsOf(set: Record<string, unknown>): Part[] {
  const quiet = isObject(set.quiet) ? set.quiet : {};
  const own = { speed: set.speed, quiet_from: quiet.from, quiet_to: quiet.to };
  const cells = (row: string, fields: Record<string, unknown>): Cell[] => [
    ['set', asCell(set.name)],
    ['row', row],
    ...Object.entries(fields).map(
      ([key, value]): Cell => [key === 'nameEn' ? 'name_en' : key, asCell(value)],
    ),
  ];
  const list = (name: 'levels' | 'rules', row: string): Part[] =>
    (Array.isArray(set[name]) ? set[name] : []).map((each, n) => ({
      inside: `${name}.${n}`,
      cells: cells(row, each),
    }));
  return [
    ...(set.speed === undefined && set.quiet === undefined ? [] : [{ cells: cells('set', own) }]),
    ...list('levels', 'level'),
    ...list('rules', 'rule'),
  ];
}
