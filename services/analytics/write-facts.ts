import type { CloudEvent } from '#events/envelope.ts';
import { localDate, type Zone } from '#shared/calendar/zone.ts';
import { type Cell, toCell } from './domain/cell.ts';
import type { Entry } from './domain/fact.ts';
import { entriesOf } from './event-entries.ts';
import type { Leases } from './lease.ts';
import type { LineKey, Table } from './table.ts';

type Event = CloudEvent<never>;

/** Where facts are written, and the time zone of the sheets' days. */
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
 * Writes the facts of one batch of events: all facts of a line in one update. When it fails, it fails for all events of
 * the line, and they are delivered again.
 */
export class Batch {
  readonly #sheets: Sheets;
  readonly #lines = new Map<string, Line>();

  constructor(sheets: Sheets, events: readonly Event[]) {
    this.#sheets = sheets;
    for (const event of events) for (const entry of quietly(event)) this.#line(entry);
  }

  /** Resolves when the event's facts are written. */
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
    // A fact that the batch did not announce needs another write.
    if (!line.cells.has(cell.name)) delete line.done;
    line.cells.set(cell.name, cell);
    return line;
  }

  async #add({ key, cells }: Line): Promise<void> {
    await this.#sheets.leases.hold(key.ward, key.day);
    await this.#sheets.table.add(key, [...cells.values()]);
  }
}

/** A bad event fails when its own turn comes, not here. */
function quietly(event: Event): readonly Entry[] {
  try {
    return entriesOf(event);
  } catch {
    return [];
  }
}
