import * as z from 'zod/mini';
import { written } from '#shared/text/written.ts';
import { saysWhy } from './says-why.ts';

/** Why a member of staff needs contact data: stored in the audit entry. */
export const Reason = written(200).check(z.refine(saysWhy, { error: 'reason-needed' }));

/** The body of every reveal. */
export const Reveal = z.strictObject({ reason: Reason });
