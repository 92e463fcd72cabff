import { blockSize } from '../../domain/tree.ts';
import { type Flaw, flaw } from '../errors/flaw.ts';
import type { Proposal } from '../row/proposal.ts';
import { areas } from './columns.ts';

/** A second root of the tree, and blocks of an unusual size. */
export const warnAreas = (proposal: Proposal): Flaw[] =>
  [...proposal.byId(areas).values()].flatMap((row) => {
    const { id, parent, kind, households, active } = row.of;
    const another = parent === undefined && proposal.areas.size > 1 && otherRoot(proposal, id);
    if (another) return [flaw(row, 'parent', 'another-root')];
    if (kind !== 'block' || households === undefined || !active) return [];
    const { from, to } = inVillage(proposal, id) ? blockSize.country : blockSize.town;
    if (households >= from && households <= to) return [];
    return [
      flaw(row, 'households', households < from ? 'households-few' : 'households-many', {
        households,
        from,
        to,
      }),
    ];
  });

const otherRoot = ({ areas }: Proposal, id: string): boolean =>
  [...areas.values()].some((area) => area.parent === undefined && area.id !== id);

const inVillage = ({ areas, paths }: Proposal, id: string): boolean =>
  (paths.get(id) ?? '').split('/').some((above) => areas.get(above)?.kind === 'village');
