import { createHash } from 'node:crypto';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { problems } from '../problem.ts';
import type { HttpEvent, Step } from '../step.ts';

/** 8 to 100 visible characters. */
const KEY = /^[\x21-\x7e]{8,100}$/;

/** The key under which a request is done once, and the fingerprint that tells whether it is the same request again. */
export const idempotency = ({ keyed }: Pick<RouteSpec, 'keyed'>): Step<'text', 'key' | 'fingerprint'> => ({
  before: ({ event, internal }) => {
    const key = event.headers['idempotency-key'];
    if (keyed && !(key && KEY.test(key))) throw problems.keyNeeded();
    internal.key = key ?? event.requestContext.requestId;
    internal.fingerprint = fingerprintOf(event, internal.text);
  },
});

/** A key belongs to one request: the same body sent to another path is another one. */
const fingerprintOf = ({ requestContext, rawPath }: HttpEvent, text: string): string =>
  createHash('sha256').update(`${requestContext.http.method} ${rawPath}\n${text}`).digest('base64url');
