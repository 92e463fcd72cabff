import type { Rows } from '#shared/aws/rows.ts';
import { log } from '#shared/observe/log.ts';
import type { ReadAnswer, ReadRequest } from './ask.ts';
import { noteLook } from './audit.ts';

/** How services call themselves in `by`. */
const SERVICE = 'service:';

/**
 * The owner's side of a named read: audits first (who, what for, which fields, when), then answers. A person's look
 * stands in the vault, beside the data, and without it nothing is told. A service's look is a line of the function's
 * log: what the service did with it (an SMS sent, a block found) is in that service's own facts for ever.
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
        const { by, purpose } = request;
        if (by.startsWith(SERVICE)) log.info('personal data read', { id, by, purpose, read: name });
        else await noteLook(vault, { id, by, purpose, read: name }, now());
        found[id] = fields;
      }),
    );
    return found;
  };
}
