import type { Target } from '../domain/target.ts';
import { type Followers, follow } from './follow.ts';
import { rowKinds, type Stage, stages } from './kinds.ts';
import type { World } from './row/world.ts';

/** Everything that an import writes, stage by stage: each aggregate at most once, as its whole row. */
export type Plan = Readonly<Record<Stage, readonly Target[]>>;

export async function plan(world: World, followers: Followers): Promise<Plan> {
  const following = await follow(world, followers);
  const targets = rowKinds.flatMap(({ plan: planned }) =>
    planned ? [[planned.stage.name, planned.targets(world, following)] as const] : [],
  );
  const of = (stage: Stage) => targets.flatMap(([name, rows]) => (name === stage ? rows : []));
  return Object.fromEntries(stages.map((stage) => [stage, of(stage)])) as unknown as Plan;
}
