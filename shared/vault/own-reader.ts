import type { ReadQuestion } from '#events/reads/define.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { findEach } from './answers.ts';
import { auditLooks } from './looks.ts';

/**
 * Personal data for the owner's own pages, audited like a named read before it is told.
 * @param name how the audit calls what is seen, e.g. `community.roster`
 */
export const ownReader =
  <T extends object>(
    name: string,
    vault: Rows,
    find: (id: string) => Promise<T | undefined>,
    now: () => number = Date.now,
  ) =>
  async ({ ids, by, purpose }: ReadQuestion): Promise<Readonly<Record<string, T>>> => {
    const answers = await findEach(ids, find);
    await auditLooks(vault, now)({ read: name, by, purpose, answers });
    return answers;
  };
