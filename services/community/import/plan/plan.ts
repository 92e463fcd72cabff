import type { Target } from '../../domain/target.ts';
import { rowKinds, type Stage, stages } from '../registry/kinds.ts';
import type { Proposal } from '../row/proposal.ts';
import { findMovedRows, type StoredRows } from './moved-rows.ts';

/** Everything that an import writes, stage by stage: each aggregate at most once, as its whole row. */
export type Plan = Readonly<Record<Stage, readonly Target[]>>;

export async function plan(proposal: Proposal, stored: StoredRows): Promise<Plan> {
  const moved = await findMovedRows(proposal, stored);
  const targets = rowKinds.flatMap(({ plan: planned }) =>
    planned ? [[planned.stage.name, planned.targets(proposal, moved)] as const] : [],
  );
  const of = (stage: Stage) => targets.flatMap(([name, rows]) => (name === stage ? rows : []));
  return Object.fromEntries(stages.map((stage) => [stage, of(stage)])) as unknown as Plan;
}
