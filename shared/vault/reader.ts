import type { Rows } from '#shared/aws/rows.ts';
import type { ReadAnswer, ReadRequest } from './ask.ts';
import { newAuditKey } from './audit.ts';

/**
 * The owner's side of a named read: audits first (who, what for, which fields, when), then answers.
 * Without an audit entry nothing is told.
 */
export function reader<T extends object>(
  name: string,
  vault: Rows,
  answer: (id: string) => Promise<T | undefined>,
  now: () => number = Date.now,
) {
  return async (request: ReadRequest): Promise<ReadAnswer<T>> => {
    const found: Record<string, T> = {};
    await Promise.all(
      request.ids.map(async (id) => {
        const fields = await answer(id);
        if (!fields) return;
        await vault.put({ ...newAuditKey(id, now()), by: request.by, purpose: request.purpose, read: name });
        found[id] = fields;
      }),
    );
    return found;
  };
}
