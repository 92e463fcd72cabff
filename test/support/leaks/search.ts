import { events } from './events.ts';
import { fileLines } from './files.ts';
import { Finder } from './finder.ts';
import { logLines } from './logs.ts';
import { metrics, objectNames } from './metrics.ts';
import type { Kind, Needle } from './needle.ts';
import { type Pieces, PLACES, type Place, type Searched } from './place.ts';
import { messages } from './queues.ts';
import { streamedRows } from './tables.ts';

export { needlesOf } from './vaults.ts';
export type { Needle };

/** Something personal that stands where it must not. It names where it is known from, not the thing itself. */
export interface Finding {
  readonly place: Place;
  readonly where: string;
  readonly kind: Kind;
  readonly from: string;
}

export interface Searching {
  /** How many texts each place had. A place with none was searched for nothing. */
  readonly searched: Readonly<Record<Place, number>>;
  readonly findings: readonly Finding[];
}

/**
 * Searches the whole of a running system for things that must stand in vaults only: every log line, what engine and
 * front door wrote, addresses asked for, rows of tables with a stream, queues and dead letters, metrics and alarms,
 * names of objects, and every event, for which all services publish their facts once more (`republish: false` leaves
 * that out, for who counts messages).
 */
export async function searchLeaks(
  system: Searched,
  needles: readonly Needle[],
  { republish = true }: { republish?: boolean } = {},
): Promise<Searching> {
  const finder = new Finder(needles);
  const searched = Object.fromEntries(PLACES.map((place) => [place, 0])) as Record<Place, number>;
  const findings: Finding[] = [];
  const sources: Pieces[] = [
    ...(republish ? [events(system)] : []),
    messages(system),
    streamedRows(system),
    metrics(system),
    objectNames(system),
    fileLines(system),
    // Last: what was just done is in the logs as well.
    logLines(system),
  ];
  for (const pieces of sources)
    for await (const { place, where, text } of pieces) {
      searched[place]++;
      for (const { kind, from } of finder.in(text)) findings.push({ place, where, kind, from });
    }
  return { searched, findings };
}
