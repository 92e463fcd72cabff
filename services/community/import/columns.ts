import * as z from 'zod/mini';
import { AreaKind, MemberKind, Place, Role } from '#events/community.ts';
import { Language, LocalId, StaffNumber, Urgency } from '#events/fields.ts';
import type { ImportKind } from './input.ts';

/** Cells are trimmed text; an empty cell is absent. */
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const whole = z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number));
const yesNo = z._default(
  z.pipe(
    z.enum(['yes', 'no']),
    z.transform((word) => word === 'yes'),
  ),
  true,
);
/** Words with `;` (or its full-width form) between them. */
const list = z._default(
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((cell) =>
        cell
          .split(/[;；]/)
          .map((word) => word.trim())
          .filter(Boolean),
      ),
    ),
    z.array(text(30)).check(z.maxLength(200)),
  ),
  [],
);
/** ITU-T E.164: a plus, then 7 to 15 digits, the first of them not 0. */
const phone = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));

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
      area: z.optional(LocalId),
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
};

export const columnsOf = (kind: ImportKind): ReadonlySet<string> => new Set(Object.keys(schemas[kind].shape));
