import { type Flaw, flaw } from '../errors/flaw.ts';
import { coversAll, type Proposal } from '../row/proposal.ts';
import type { Row } from '../row/row.ts';

/**
 * Largest rule set in bytes of its JSON. A whole set is one fact, and the item that is its aggregate holds up to nine
 * of them and a base; DynamoDB takes 400 KB.
 */
export const MAX_RULES = 36_000;

/** A rule set is for the whole community, so only who administers all of it changes it; and it fits one fact. */
export function checkWhole(proposal: Proposal, set: readonly Row[]): Flaw[] {
  const [first] = set;
  if (!first) return [];
  if (!coversAll(proposal)) return set.map((row) => flaw(row, '', 'outside-your-area'));
  const bytes = Buffer.byteLength(JSON.stringify(set.map(({ of }) => of)));
  return bytes > MAX_RULES ? [flaw(first, '', 'rules-too-large', { max: MAX_RULES })] : [];
}
