import { randomUUID } from 'node:crypto';
import { env } from '#shared/env.ts';
import { asker } from './apis/ask.ts';
import { lambda } from './lambda.ts';
import { residentsSite } from './residents.tsx';

/** Function `pages`: everything that residents see. */
export const handler = lambda(
  residentsSite({ askFor: asker(fetch, env.origin), newKey: randomUUID, now: Date.now }),
);
