import * as z from 'zod/mini';

export const ExportQuery = z.object({ format: z.optional(z.enum(['csv', 'json'])) });
