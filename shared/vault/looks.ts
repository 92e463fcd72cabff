import type { AnswerOf, ReadDefinition } from '#events/reads/define.ts';
import type { Rows } from '#shared/aws/rows.ts';
import { log } from '#shared/observe/log.ts';
import { noteLook } from './audit.ts';

/** An answer before it is sent: what it contains, for whom and what for. */
export interface Telling<A = object> {
  readonly read: string;
  readonly by: string;
  readonly purpose: string;
  readonly answers: Readonly<Record<string, A>>;
}

/** Writes the audit entry. Nothing is answered until it has resolved. */
export type Audit<D extends ReadDefinition = ReadDefinition> = (
  telling: Telling<AnswerOf<D>>,
) => Promise<void>;

/** How services call themselves in `by`. */
const SERVICE = 'service:';

/**
 * A person's look stands in the vault, beside the data, and without it nothing is told. A service's look is a line of
 * the function's log: what the service did with it (an SMS sent, a block found) is in that service's own facts for ever.
 */
export const auditLooks =
  (vault: Rows, now: () => number = Date.now) =>
  async ({ read, by, purpose, answers }: Telling): Promise<void> => {
    const looks = Object.keys(answers).map((id) => ({ id, by, purpose, read }));
    if (by.startsWith(SERVICE)) for (const look of looks) log.info('personal data read', { ...look });
    else await Promise.all(looks.map((look) => noteLook(vault, look, now())));
  };

/**
 * Every look, a service's too, stands in the vault with whoever was found: of a question by phone number no id is
 * known before, and the number stands in no key.
 * @param partitions the vault's partitions of those that an answer tells of
 */
export const auditFound =
  <A extends object>(
    vault: Rows,
    partitions: (answer: A) => readonly string[],
    now: () => number = Date.now,
  ) =>
  async ({ read, by, purpose, answers }: Telling<A>): Promise<void> => {
    const found = Object.values(answers).flatMap(partitions);
    await Promise.all(found.map((id) => noteLook(vault, { id, by, purpose, read }, now())));
  };

/** For a read without residents' data, such as the audit list itself: it needs no audit entry. */
export const unaudited: Audit = async () => {};
