import { above } from '#shared/area-path.ts';
import { covers } from '#shared/auth/principal.ts';
import { areaOf, isOver, type Ticket } from './ticket.ts';

/** Under which heading a ticket stands in the list of its place. */
export type Heading = 'open' | 'proposed' | 'closed';

export const headingOf = (t: Ticket): Heading => {
  if (isOver(t)) return 'closed';
  return t.phase === 'proposed' ? 'proposed' : 'open';
};

/** What is proposed stays with what is open: moving it there and back would cost two write units each. */
const listOf = (heading: Heading): 'open' | 'closed' => (heading === 'closed' ? 'closed' : 'open');

/** The lists of a place that tickets of these headings stand in. */
export const listsOf = (place: string, headings: readonly Heading[]): string[] =>
  [...new Set(headings.map(listOf))].map((list) => `${place}#${list}`);

/**
 * Where the lists find a ticket: `place` is the neighbourhood (a block's parent; while a lead has to decide, the area
 * that it waits for) with `open` or `closed`; `since` sorts by the instant of opening, and names holder and area, so that one
 * list serves for all of them. One entry for a ticket: each change of a key costs two write units beside its own. Until
 * routing has said anything, which takes a moment, a ticket stands in no list.
 */
export function indexOf(t: Ticket): Record<string, string | undefined> {
  const { holder, area } = t.placement ?? { holder: NOBODY, area: t.heldFor };
  if (area === undefined) return {};
  return {
    place: `${t.placement ? (above(area) ?? area) : area}#${listOf(headingOf(t))}`,
    since: [t.openedAt, holder, area].join(SEPARATOR),
  };
}

/** Neither instants nor ids nor paths have it. */
const SEPARATOR = ' ';
const NOBODY = '-';

/** What a list asks for: tickets under these headings, in one of these areas, of this holder if one is named. */
export interface Wanted {
  readonly headings: readonly Heading[];
  readonly within: readonly string[];
  readonly holder?: string | undefined;
}

/** May the ticket with this key of the index be wanted? Keys of an earlier version tell the instant only. */
export const mayBeWanted = ({ within, holder }: Wanted, since: string): boolean => {
  const [, whose, area] = since.split(SEPARATOR);
  if (area === undefined) return true;
  return (holder === undefined || holder === whose) && within.some((path) => covers(path, area));
};

/** Is it, as it stands now? An index is a moment behind, and does not tell open from proposed. */
export const isWanted = ({ headings, within, holder }: Wanted, t: Ticket): boolean =>
  headings.includes(headingOf(t)) &&
  (holder === undefined || t.placement?.holder === holder) &&
  within.some((path) => covers(path, areaOf(t) ?? ''));
