import * as z from 'zod/mini';
import { DutyChanged } from '#events/community.ts';
import { AreaPath, Instant, LocalId } from '#events/fields.ts';
import { named } from '#shared/service/shapes.ts';

const name = z.optional(z.string());

const Duty = z.object({
  id: LocalId,
  area: AreaPath,
  member: LocalId,
  from: Instant,
  to: Instant,
  order: z.int(),
  name,
});

export const Roster = named(
  'Roster',
  'Duties, absences and holes of an area in a time',
  z.object({
    area: AreaPath,
    duties: z.array(Duty),
    absences: z.array(z.object({ id: LocalId, member: LocalId, name, from: Instant, to: Instant })),
    holes: z.array(z.object({ from: Instant, to: Instant, why: z.enum(['unplanned', 'absent']) })),
  }),
);

export const DutyNow = named(
  'DutyNow',
  'Who answers now, in the order in which they are rung, and who is next',
  z.object({
    area: AreaPath,
    now: z.array(z.object({ id: LocalId, member: LocalId, name, order: z.int(), until: Instant })),
    next: z.optional(z.object({ id: LocalId, member: LocalId, name, from: Instant })),
  }),
);

export const HandedOver = named(
  'HandedOver',
  'The duty with whoever has it now',
  z.extend(DutyChanged.schema, { name }),
);
