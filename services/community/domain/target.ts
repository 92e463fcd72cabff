import type { Language } from '#events/fields.ts';
import { type AggregateName, aggregates } from './kinds.ts';
import type { RowAggregate } from './row.ts';

/** The order in which an import takes effect; a stage begins when all chunks of the one before are done. */
export const stages = [
  'areas',
  'teams',
  'members',
  'units',
  'services',
  'grants',
  'absences',
  'duties',
  'rules',
] as const;
export type Stage = (typeof stages)[number];

/** One aggregate as it shall be. `contact` goes to the vault, never into the fact. */
export interface Target {
  readonly id: string;
  readonly row: object;
  readonly contact?: Contact;
}

/** What belongs to people: how a member or a resident unit is reached, and why somebody is away. */
export type Contact =
  | {
      readonly of: 'member';
      readonly name: string;
      readonly phone?: string | undefined;
      readonly lang: Language;
    }
  | { readonly of: 'unit'; readonly contact?: string | undefined }
  | { readonly of: 'absence'; readonly reason?: string | undefined };

const aggregateNames: Readonly<Record<Stage, AggregateName>> = {
  areas: 'area',
  teams: 'team',
  members: 'member',
  units: 'unit',
  services: 'service',
  grants: 'grants',
  absences: 'absence',
  duties: 'duty',
  rules: 'rules',
};

export const aggregateOf = (stage: Stage): RowAggregate =>
  aggregates[aggregateNames[stage]] as unknown as RowAggregate;
