import type { CloudEvent } from '#events/envelope.ts';
import type { Channel, Stage, Urgency } from '#events/fields.ts';
import { secondsBetween } from './day.ts';
import type { DeadlineFact, Entry } from './fact.ts';
import { placeOf } from './ticket-entries.ts';
import { wardOf, wardsBefore } from './ward.ts';

/** The stages with on-time figures. */
export const STAGES = ['dispatch', 'accept', 'contact', 'resolve'] as const satisfies readonly Stage[];

interface Deadline {
  readonly stage: Stage;
  readonly cycle: number;
  readonly level: number;
  readonly due: string;
  readonly area: string;
  readonly urgency: Urgency;
  readonly category?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly opened?: string | undefined;
  readonly done?: string | undefined;
  readonly wasMissed?: boolean | undefined;
}

/** A deadline belongs to the local day on which it fell due. Stages without figures make no entry. */
export function deadlineEntries(
  { subject, version, data }: CloudEvent<Deadline>,
  what: 'met' | 'late' | 'missed',
): Entry[] {
  const { stage, cycle, level, area, due } = data;
  if (!(STAGES as readonly Stage[]).includes(stage)) return [];
  const place = placeOf(data);
  const seconds = firstContact(data);
  const at = (ward: string, of: DeadlineFact['what']): Entry => ({
    ward,
    on: due,
    subject,
    fact: { of: 'deadline', version, what: of, stage, cycle, level, place, seconds },
  });
  // A late dispatch was published as missed while the block was unknown.
  const wasMissed = what === 'late' || data.wasMissed === true;
  const before = stage === 'dispatch' && cycle === 1 && wasMissed ? wardsBefore(area) : [];
  return [at(wardOf(area), what), ...before.map((ward) => at(ward, 'moved'))];
}

const firstContact = ({ stage, cycle, opened, done }: Deadline): number =>
  stage === 'contact' && cycle === 1 && opened && done ? secondsBetween(opened, done) : -1;
