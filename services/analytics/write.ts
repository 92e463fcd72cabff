import type { CloudEvent } from '#events/envelope.ts';
import { localDate, type Zone } from '#shared/calendar/zone.ts';
import { type Cell, toCell } from './domain/cell.ts';
import { sources } from './domain/entries.ts';
import type { Entry } from './domain/fact.ts';
import type { Leases } from './lease.ts';
import manifest from './service.ts';
import type { LineKey, Table } from './table.ts';

type Event = CloudEvent<never>;

type Source = (event: Event) => readonly Entry[];
const byName: Readonly<Record<string, Source>> = sources;
const byType = new Map(manifest.functions.on.subscribes.map(({ type, name }) => [type, byName[name]]));

/** Where the facts of an event stand. @throws when it does not say what figures need */
export const entriesOf = (event: Event): readonly Entry[] => byType.get(event.type)?.(event) ?? [];

/** Where facts are written, and by whose clocks their days are counted. */
export interface Sheets {
  readonly table: Table;
  readonly leases: Leases;
  readonly zone: Zone;
}

interface Line {
  readonly key: LineKey;
  readonly cells: Map<string, Cell>;
  done?: Promise<void>;
}

/**
 * Writes the facts of one batch of events: those of one line in one update, whichever of its events asks first.
 * When it fails, it fails for all of them, and they come again.
 */
export class Batch {
  readonly #sheets: Sheets;
  readonly #lines = new Map<string, Line>();

  constructor(sheets: Sheets, events: readonly Event[]) {
    this.#sheets = sheets;
    for (const event of events) for (const entry of quietly(event)) this.#line(entry);
  }

  /** The event's facts stand when this is done. */
  async write(event: Event): Promise<void> {
    const lines = new Set(entriesOf(event).map((entry) => this.#line(entry)));
    await Promise.all([...lines].map((line) => (line.done ??= this.#add(line))));
  }

  #line({ ward, on, subject, fact }: Entry): Line {
    const day = localDate(this.#sheets.zone, on);
    const id = `${ward}#${day}#${subject}`;
    const line: Line = this.#lines.get(id) ?? { key: { ward, day, subject }, cells: new Map() };
    this.#lines.set(id, line);
    const cell = toCell(fact);
    // One more that the batch did not announce has to be written as well.
    if (!line.cells.has(cell.name)) delete line.done;
    line.cells.set(cell.name, cell);
    return line;
  }

  async #add({ key, cells }: Line): Promise<void> {
    await this.#sheets.leases.hold(key.ward, key.day);
    await this.#sheets.table.add(key, [...cells.values()]);
  }
}

/** What is wrong with an event shows when its own turn comes. */
function quietly(event: Event): readonly Entry[] {
  try {
    return entriesOf(event);
  } catch {
    return [];
  }
}
