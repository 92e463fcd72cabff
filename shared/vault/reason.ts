import * as z from 'zod/mini';
import { written } from '#shared/text/written.ts';
import { saysWhy } from './says-why.ts';

/** Why somebody needs to see contact data: kept with the look, for whoever asks who saw it. */
export const Reason = written(200).check(z.refine(saysWhy, { error: 'reason-needed' }));

/** The body of every reveal. */
export const Reveal = z.strictObject({ reason: Reason });
