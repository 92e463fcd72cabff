import type { AggregateName } from '../domain/kinds.ts';
import { type Flaw, flaw, type Spot } from './flaw.ts';
import type { World } from './world.ts';

/** Ids of rule sets, which are subjects of events like those of areas. */
const isReserved = (id: string): boolean =>
  ['taxonomy', 'templates', 'calendar'].includes(id) || id.startsWith('sla.');

/** An id stands for one thing only: subjects of events are the community's own ids. */
export function checkIds(world: World): Flaw[] {
  const { rows, known } = world;
  const seen = new Map<string, Spot>();
  const check = (as: AggregateName, row: Spot & { of: { id: string } }): Flaw[] => {
    const { id } = row.of;
    const before = seen.get(id);
    if (before)
      return before.kind === row.kind
        ? [flaw(row, 'id', 'duplicate-id', { line: before.line, id })]
        : [flaw(row, 'id', 'id-taken', { id })];
    seen.set(id, row);
    const taken = known.taken.get(id);
    return isReserved(id) || (taken && taken !== as) ? [flaw(row, 'id', 'id-taken', { id })] : [];
  };
  return [
    ...rows.areas.flatMap((row) => check('area', row)),
    ...rows.teams.flatMap((row) => check('team', row)),
    ...rows.members.flatMap((row) => check('member', row)),
    ...rows.units.flatMap((row) => check('unit', row)),
    ...rows.services.flatMap((row) => check('service', row)),
    ...rows.duties.flatMap((row) => check('duty', row)),
    ...rows.absences.flatMap((row) => check('absence', row)),
  ];
}
