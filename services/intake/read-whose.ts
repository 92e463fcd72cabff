import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import type { ReadAnswer, ReadRequest } from '#shared/vault/ask.ts';
import { noteLook } from '#shared/vault/audit.ts';
import { type CallersReport, callerKey, reportsOf } from './callers.ts';
import { toE164 } from './domain/phone.ts';
import { Secrets } from './secrets.ts';

interface Whose {
  readonly callerRef: string;
  readonly reports: readonly CallersReport[];
}

const vault = new Rows(documentClient(), env.table('vault'));
const secrets = new Secrets(vault);

/**
 * `intake.whose`: phone numbers → the caller's opaque reference and their newest ten reports of those that we text
 * them about, newest first. What is no phone number is absent. The audit stands with the caller's list, before anything is told.
 */
export async function handler({ ids, by, purpose }: ReadRequest): Promise<ReadAnswer<Whose>> {
  const found: Record<string, Whose> = {};
  await Promise.all(
    ids.map(async (id) => {
      const phone = toE164(id);
      if (!phone) return;
      const callerRef = await secrets.callerRef(phone);
      const reports = await reportsOf(vault, callerRef);
      const look = { id: callerKey(callerRef), by, purpose, read: 'intake.whose' };
      await noteLook(vault, look, Date.now());
      found[id] = { callerRef, reports };
    }),
  );
  return found;
}
