import { areaOf, isOver, type Ticket } from './ticket.ts';

/** Under which heading a ticket stands in the list of its place. */
export type Heading = 'open' | 'proposed' | 'closed';

export const headingOf = (t: Ticket): Heading => {
  if (isOver(t)) return 'closed';
  return t.phase === 'proposed' ? 'proposed' : 'open';
};

const parent = (area: string): string => area.split('/').slice(0, -1).join('/') || area;

/**
 * Where the lists find a ticket: `work` is the open work of its holder, `place` the neighbourhood (a block's parent;
 * where only a larger area is known, that) with its heading. Both sort by the instant of opening.
 * Each change of a key costs two write units beside the ticket's own; so what nobody asks for has no key.
 */
export function indexOf(t: Ticket): Record<string, string | undefined> {
  const area = t.placement ? parent(t.placement.area) : areaOf(t);
  return {
    work: isOver(t) ? undefined : t.placement && `${t.placement.holder}#open`,
    place: area && `${area}#${headingOf(t)}`,
    since: t.openedAt,
  };
}
