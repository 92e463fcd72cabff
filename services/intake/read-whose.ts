import { IntakeWhose } from '#events/reads/intake.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { auditFound } from '#shared/vault/looks.ts';
import { reader } from '#shared/vault/read/reader.ts';
import { callerKey, reportsOf } from './callers/callers.ts';
import { toE164 } from './reports/domain/phone.ts';
import { Secrets } from './secrets/secrets.ts';

const vault = new Rows(documentClient(), env.table('vault'));
const secrets = new Secrets(vault);

/** The audit stands with the caller's list. */
export const handler = reader(IntakeWhose, {
  audit: auditFound(vault, ({ callerRef }) => [callerKey(callerRef)]),
  find: async (id) => {
    const phone = toE164(id);
    if (!phone) return undefined;
    const callerRef = await secrets.callerRef(phone);
    return { callerRef, reports: await reportsOf(vault, callerRef) };
  },
});
