import * as z from 'zod/mini';
import { Instant } from '#events/fields.ts';
import { FieldProblem, named, ProblemDetails } from '#shared/service/shapes.ts';
import { kinds } from './registry/kinds.ts';

/** Where it stands (which file of the request, which line), what is wrong, and what else is wrong with that row. */
export const BadRow = named(
  'BadRow',
  'A bad row of an import',
  z.object({
    file: z.int(),
    kind: z.enum(kinds),
    line: z.int(),
    field: z.string(),
    code: z.string(),
    message: z.string(),
    also: z.optional(z.array(FieldProblem)),
  }),
);

export const ImportStatus = named(
  'Import',
  'How an import stands: `rows` and `bad` count lines of the files, `total` and `done` records to write',
  z.object({
    id: z.string(),
    status: z.enum(['rejected', 'running', 'done']),
    at: Instant,
    rows: z.int(),
    bad: z.int(),
    done: z.int(),
    total: z.int(),
    stage: z.optional(z.string()),
    warnings: z.array(BadRow),
    warned: z.int(),
  }),
);

export const Rejected = named(
  'ImportRejected',
  'Nothing was imported; the first bad rows, and how many there are',
  z.extend(ProblemDetails, {
    code: z.string(),
    import: z.string(),
    total: z.int(),
    errors: z.array(BadRow),
  }),
);
