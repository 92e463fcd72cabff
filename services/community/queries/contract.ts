import * as z from 'zod/mini';
import { AreaChanged, AreaKind, Role } from '#events/community.ts';
import { AreaPath, LocalId, StaffNumber } from '#events/fields.ts';
import { named } from '#shared/service/shapes.ts';

export const AreaName = named(
  'AreaName',
  'An area by its names',
  z.object({ path: AreaPath, name: z.string(), nameEn: z.optional(z.string()), kind: AreaKind }),
  { path: 'qt/qt-03', name: '幸福里社区', nameEn: 'Xingfuli', kind: 'community' },
);

/** GeoJSON (RFC 7946), WGS 84. */
const Shape = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) });

export const Area = named(
  'Area',
  'A whole row of the area tree',
  z.extend(AreaChanged.schema, { shape: z.optional(Shape), version: z.int() }),
);

export const Taxonomy = named(
  'Taxonomy',
  'Categories of this version of the taxonomy; a first-level class has no parent',
  z.object({
    version: z.int(),
    categories: z.array(
      z.object({ code: LocalId, parent: z.optional(LocalId), name: z.string(), nameEn: z.string() }),
    ),
  }),
);

export const Directory = named(
  'Directory',
  'The service directory 一本通, category by category',
  z.object({
    categories: z.array(
      z.object({
        code: LocalId,
        name: z.string(),
        nameEn: z.optional(z.string()),
        services: z.array(
          z.object({
            id: LocalId,
            name: z.string(),
            nameEn: z.optional(z.string()),
            address: z.optional(z.string()),
            phone: z.optional(z.string()),
            hours: z.optional(z.string()),
            area: z.optional(z.string()),
          }),
        ),
      }),
    ),
  }),
);

export const Me = named(
  'Me',
  'Who I am, what I may do, and the names of those areas',
  z.object({
    staff: StaffNumber,
    member: z.optional(LocalId),
    name: z.optional(z.string()),
    grants: z.array(z.object({ role: Role, area: z.string() })),
    areas: z.array(AreaName),
  }),
);
