import * as z from 'zod/mini';
import { RulesContent } from '#events/community.ts';
import { Instant } from '#events/fields.ts';
import { contract, empty } from '#shared/service/contract.ts';
import { Actor, Next } from '#shared/service/shapes.ts';
import { BadRow, ImportStatus, Rejected } from './import/contract.ts';
import { Area, AreaName, Directory, Me, Taxonomy } from './queries/contract.ts';
import { DutyNow, HandedOver, Roster } from './roster/contract.ts';

export default contract({
  publicAreas: { answers: { 200: z.object({ areas: z.array(AreaName) }), 304: empty } },
  publicTaxonomy: { answers: { 200: Taxonomy, 304: empty } },
  publicDirectory: { answers: { 200: Directory, 304: empty } },
  areas: { answers: { 200: z.object({ areas: z.array(Area), next: Next }) } },
  me: { answers: { 200: Me }, refusals: { 401: ['sign-in-needed'] } },
  newImport: {
    answers: { 202: ImportStatus, 422: Rejected },
    refusals: { 409: ['import-running'], 413: ['too-many-rows'], 422: ['import-rejected'] },
  },
  import: { answers: { 200: ImportStatus } },
  importErrors: { answers: { 200: z.object({ total: z.int(), errors: z.array(BadRow), next: Next }) } },
  history: {
    answers: {
      200: z.object({
        versions: z.array(
          z.object({
            version: z.int(),
            at: Instant,
            by: Actor,
            /** The whole row as it was. */
            row: z.optional(z.record(z.string(), z.unknown())),
          }),
        ),
        next: Next,
      }),
    },
  },
  roster: { answers: { 200: Roster }, refusals: { 404: ['not-found'], 422: ['bad-period'] } },
  duty: { answers: { 200: DutyNow }, refusals: { 404: ['not-found'] } },
  handOver: {
    answers: { 200: HandedOver },
    refusals: {
      409: ['duty-over', 'member-absent', 'already-on-duty'],
      422: ['member-unknown', 'member-elsewhere'],
    },
  },
  rules: { answers: { 200: z.object({ version: z.int(), rules: RulesContent }) } },
  export: {
    answers: { 200: { file: ['text/csv', 'application/json'] } },
    refusals: { 400: ['json-only'] },
  },
  health: { answers: { 200: z.object({ status: z.literal('ok') }) } },
});
