import type { Entry } from '#shared/commit/aggregate.ts';
import { services } from '../../../infra/model/services.ts';
import { rowsOf } from '../../support/stored.ts';

/**
 * Facts that a cause put into a log although it stood there already, in words: a cause takes effect in one write, so its
 * facts stand side by side, and none of them twice.
 */
export function twiceIn(log: readonly Entry[]): string[] {
  const seen = new Set<string>();
  let before: string | undefined;
  return log.flatMap(([type, , , cause, data]) => {
    const fact = JSON.stringify([cause, type, data]);
    const again = seen.has(fact) || (seen.has(cause) && before !== cause);
    seen.add(fact).add(cause);
    before = cause;
    return again ? [`${type} by ${cause}`] : [];
  });
}

/** All logs of all services, spilled entries included. */
export async function causedTwice(): Promise<string[]> {
  const each = await Promise.all(
    services.map(async ({ name }) => {
      const rows = (await rowsOf(`huying-${name}`).catch(missing)).filter(({ log }) => Array.isArray(log));
      return [...Map.groupBy(rows, ({ pk }) => pk)].flatMap(([id, parts]) => {
        // The head is `-`, which stands before `log#…`: what was spilled is older.
        parts.sort(
          (a, b) =>
            Number(a.sk === '-') - Number(b.sk === '-') || a.sk.localeCompare(b.sk, 'en', { numeric: true }),
        );
        const log = parts.flatMap((part) => part.log as Entry[]);
        return twiceIn(log).map((what) => `${name} ${id}: ${what} took effect twice`);
      });
    }),
  );
  return each.flat();
}

/** A service without a table has no logs. */
function missing(error: Error): never[] {
  if (error.name === 'ResourceNotFoundException') return [];
  throw error;
}
