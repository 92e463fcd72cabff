import * as z from 'zod/mini';
import { AreaKind, MemberKind, Place, Role } from '#events/community.ts';
import { Language, LocalId, StaffNumber, Urgency } from '#events/fields.ts';
import { instant, list, period, phone, publicPhone, shape, text, whole, yesNo } from './cells.ts';
import { slaSchema } from './columns-sla.ts';
import type { ImportKind } from './input.ts';

const ranged = new Set(['road', 'building']);

/** What each column of a file holds. Columns without a default must be filled in. */
export const schemas = {
  areas: z
    .object({
      id: LocalId,
      parent: z.optional(LocalId),
      kind: AreaKind,
      name: text(60),
      name_en: z.optional(text(80)),
      households: z.optional(whole),
      sla: z.optional(LocalId),
      shape: z.optional(shape),
      active: yesNo,
    })
    .check(
      z.refine((r) => r.households === undefined || r.kind === 'block', {
        path: ['households'],
        error: 'households-on-block-only',
      }),
    ),
  places: z
    .object({
      area: LocalId,
      kind: Place.shape.kind,
      name: text(60),
      from: z.optional(whole),
      to: z.optional(whole),
      parity: Place.shape.parity,
    })
    .check(
      z.refine((r) => (r.from === undefined) === (r.to === undefined), {
        path: ['to'],
        error: 'range-incomplete',
      }),
      z.refine((r) => r.from === undefined || r.to === undefined || r.from <= r.to, {
        path: ['to'],
        error: 'range-reversed',
      }),
      z.refine((r) => r.from === undefined || ranged.has(r.kind), {
        path: ['from'],
        error: 'range-not-here',
      }),
      z.refine((r) => r.parity === undefined || r.kind === 'road', {
        path: ['parity'],
        error: 'parity-not-here',
      }),
    ),
  teams: z.object({
    id: LocalId,
    area: LocalId,
    name: text(60),
    responsible: z.optional(LocalId),
    active: yesNo,
  }),
  members: z.object({
    id: LocalId,
    team: LocalId,
    name: text(60),
    phone: z.optional(phone),
    kind: MemberKind,
    skills: list,
    staff: z.optional(StaffNumber),
    active: yesNo,
    lang: z._default(Language, 'zh-CN'),
  }),
  units: z.object({
    id: LocalId,
    area: LocalId,
    name: text(60),
    kind: text(40),
    contact: z.optional(text(200)),
  }),
  grants: z
    .object({
      staff: StaffNumber,
      member: z.optional(LocalId),
      role: z.optional(Role),
      /** `*`: everything, new roots of the tree included. */
      area: z.optional(z.union([z.literal('*'), LocalId])),
    })
    .check(
      z.refine((r) => (r.role === undefined) === (r.area === undefined), {
        path: ['role'],
        error: 'role-and-area',
      }),
    ),
  taxonomy: z.object({
    code: LocalId,
    parent: z.optional(LocalId),
    name: text(40),
    name_en: text(60),
    urgency: z.optional(Urgency),
    keywords: list,
  }),
  templates: z.object({ purpose: LocalId, zh: text(500), en: text(500) }),
  services: z.object({
    id: LocalId,
    category: z.optional(LocalId),
    name: text(60),
    name_en: z.optional(text(120)),
    address: z.optional(text(200)),
    phone: z.optional(publicPhone),
    hours: z.optional(text(120)),
    area: z.optional(LocalId),
    active: yesNo,
  }),
  duties: z
    .object({
      id: LocalId,
      area: LocalId,
      member: LocalId,
      from: instant,
      to: instant,
      order: z._default(whole.check(z.positive()), 1),
      active: yesNo,
    })
    .check(...period(7)),
  absences: z
    .object({
      id: LocalId,
      member: LocalId,
      from: instant,
      to: instant,
      reason: z.optional(text(200)),
      active: yesNo,
    })
    .check(...period(366)),
  sla: slaSchema,
  /** The whole file is one row: the calendar's own check tells what is wrong inside. */
  calendar: z.object({ calendar: z.string() }),
} as const satisfies Record<ImportKind, z.core.$ZodType>;

/** A row of a file of kind `K`, as its columns were read. */
export type Cells<K extends ImportKind> = z.output<(typeof schemas)[K]>;

/** Columns that a header must have. */
export const needed: Readonly<Record<ImportKind, readonly string[]>> = {
  areas: ['id', 'kind', 'name'],
  places: ['area', 'kind', 'name'],
  teams: ['id', 'area', 'name'],
  members: ['id', 'team', 'name', 'kind'],
  units: ['id', 'area', 'name', 'kind'],
  grants: ['staff', 'role', 'area'],
  taxonomy: ['code', 'name', 'name_en'],
  templates: ['purpose', 'zh', 'en'],
  services: ['id', 'name'],
  duties: ['id', 'area', 'member', 'from', 'to'],
  absences: ['id', 'member', 'from', 'to'],
  sla: ['set', 'row'],
  calendar: ['calendar'],
};

export const columnsOf = (kind: ImportKind): ReadonlySet<string> => new Set(Object.keys(schemas[kind].shape));
