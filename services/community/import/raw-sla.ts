import { columnsOf } from './columns.ts';
import { type Flaw, flaw, type Spot } from './flaw.ts';
import { asCell, isObject, type RawRow, row } from './raw-row.ts';

type Cell = readonly [column: string, cell: string];

const known = new Set(['kind', 'name', 'levels', 'rules', 'speed', 'quiet']);

/**
 * Sets of deadlines in JSON, written as in the events: one, a list of them, or `{sets: […]}`; as the rows that a table
 * would have. The line of a row is the number of its set.
 */
export function slaCells(parsed: unknown, at: (line: number) => Spot): { rows: RawRow[]; flaws: Flaw[] } {
  const inner = isObject(parsed) && 'sets' in parsed ? parsed.sets : parsed;
  const sets = Array.isArray(inner) ? inner : [inner];
  const rows: RawRow[] = [];
  const flaws: Flaw[] = [];
  for (const [i, set] of sets.entries()) {
    const spot = at(i + 1);
    const found = wrong(set, spot);
    if (!isObject(set) || found.length > 0) flaws.push(...found);
    else rows.push(...cellsOf(set).map((cells) => row(spot, cells)));
    const strange = isObject(set) && found.length === 0 ? strangeIn(set) : [];
    flaws.push(...strange.map((column) => flaw(spot, column, 'unknown-column', { column })));
  }
  return { rows, flaws };
}

function strangeIn(set: Record<string, unknown>): string[] {
  const columns = columnsOf('sla');
  const names = cellsOf(set).flatMap((cells) => cells.map(([name]) => name));
  return [...new Set(names)].filter((name) => !columns.has(name)).map((name) => name.slice(0, 40));
}

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

function cellsOf(set: Record<string, unknown>): Cell[][] {
  const name: Cell = ['set', asCell(set.name)];
  const quiet = isObject(set.quiet) ? set.quiet : {};
  const own = { speed: set.speed, quiet_from: quiet.from, quiet_to: quiet.to };
  const rowOf = (row: string, fields: Record<string, unknown>): Cell[] => [
    name,
    ['row', row],
    ...Object.entries(fields).map(
      ([key, value]): Cell => [key === 'nameEn' ? 'name_en' : key, asCell(value)],
    ),
  ];
  const objects = (list: unknown) => (Array.isArray(list) ? list : []);
  return [
    ...(set.speed === undefined && set.quiet === undefined ? [] : [rowOf('set', own)]),
    ...objects(set.levels).map((level) => rowOf('level', level)),
    ...objects(set.rules).map((rule) => rowOf('rule', rule)),
  ];
}
