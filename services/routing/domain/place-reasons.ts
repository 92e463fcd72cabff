import type { Reason } from '#events/routing.ts';
import { covers } from '#shared/auth/principal.ts';
import type { AreaRow } from './gazetteer.ts';
import type { Candidate, Evidence } from './place-candidates.ts';

/** Most names in a reason. */
const MOST = 3;

/**
 * Why this block. Names and numbers are the community's own, so a reason reveals no more of the resident's address than
 * the block.
 */
export function sureReasons({ block, evidence }: Candidate, chosen: AreaRow | undefined): Reason[] {
  const deciding = evidence.filter((e) => e.how === 'number' || e.how === 'named').slice(0, MOST);
  const reasons = deciding.map((e) => named(e, block));
  if (chosen && covers(chosen.path, block.path))
    reasons.push({ code: 'place-chosen', params: { area: chosen.id } });
  return reasons;
}

function named({ name, how, row }: Evidence, block: AreaRow): Reason {
  if (how !== 'number') return { code: 'place-named', params: { name, block: block.id } };
  const numbers = {
    ...(row?.from !== undefined && { from: String(row.from) }),
    ...(row?.to !== undefined && { to: String(row.to) }),
    ...(row?.parity && { parity: row.parity }),
  };
  return { code: 'place-number', params: { name, block: block.id, ...numbers } };
}

/** Why no block is sure: names that several blocks share, unknown numbers, a place outside the chosen area. */
export function ambiguousReasons(
  candidates: readonly Candidate[],
  contradicted: AreaRow | undefined,
): Reason[] {
  const evidence = [...new Set(candidates.flatMap((c) => c.evidence))];
  const lists = (parts: readonly string[]) => [...new Set(parts)].slice(0, MOST).join(',');
  const blocks = candidates.map((c) => c.block.id).join(',');
  const reasons: Reason[] = [];
  if (contradicted) reasons.push({ code: 'place-outside-chosen', params: { area: contradicted.id, blocks } });
  const unknown = evidence.filter((e) => e.how === 'number-unknown');
  if (unknown.length > 0)
    reasons.push({ code: 'place-number-unknown', params: { names: lists(unknown.map((e) => e.name)) } });
  if (reasons.length === 0)
    reasons.push({ code: 'place-ambiguous', params: { names: lists(evidence.map((e) => e.name)), blocks } });
  return reasons;
}
