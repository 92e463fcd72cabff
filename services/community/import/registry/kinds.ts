import { absenceKind } from '../absences/kind.ts';
import { areaKind } from '../areas/kind.ts';
import { calendarKind } from '../calendar/kind.ts';
import { dutyKind } from '../duties/kind.ts';
import { grantKind } from '../grants/kind.ts';
import { memberKind } from '../members/kind.ts';
import { placeKind } from '../places/kind.ts';
import type { RowKind, Stage as StageOf } from '../row/kind.ts';
import { serviceKind } from '../services/kind.ts';
import { slaKind } from '../sla/kind.ts';
import { taxonomyKind } from '../taxonomy/kind.ts';
import { teamKind } from '../teams/kind.ts';
import { templateKind } from '../templates/kind.ts';
import { unitKind } from '../units/kind.ts';

/** What can be imported, in the order in which it takes effect: later kinds refer to earlier ones. */
const registry = [
  areaKind,
  placeKind,
  teamKind,
  memberKind,
  unitKind,
  serviceKind,
  grantKind,
  absenceKind,
  dutyKind,
  taxonomyKind,
  templateKind,
  slaKind,
  calendarKind,
] as const;

type Registered = (typeof registry)[number];
export type ImportKind = Registered['columns']['kind'];
/** The name of a stage: a stage begins when all chunks of the one before are done. */
export type Stage = Extract<Registered, { plan: unknown }>['plan']['stage']['name'];

export const rowKinds: readonly RowKind[] = registry;
export const kinds = registry.map(({ columns }) => columns.kind) as readonly ImportKind[];

const byKind = new Map(rowKinds.map((kind) => [kind.columns.kind, kind]));
/** Undefined for a name that is no kind. */
export const findKind = (name: string): RowKind | undefined => byKind.get(name);
export const rowKind = (name: ImportKind): RowKind => byKind.get(name) as RowKind;

const byStage = new Map(
  rowKinds.flatMap(({ plan }) => (plan ? [[plan.stage.name, plan.stage] as const] : [])),
);
export const stages = [...byStage.keys()] as readonly Stage[];
export const stageOf = (name: Stage): StageOf => byStage.get(name) as StageOf;
