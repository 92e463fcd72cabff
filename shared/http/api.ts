import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Language } from '#events/fields.ts';
import { type Authenticate, fromSameSite } from '#shared/auth/authenticate.ts';
import { may, type Principal } from '#shared/auth/principal.ts';
import { Refused } from '#shared/commit/decision.ts';
import { env } from '#shared/env.ts';
import { log, withLog } from '#shared/observe/log.ts';
import type { RouteSpec, Service } from '#shared/service/manifest.ts';
import { languageOf } from '#shared/text/language.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import type { Call, Reply, ReplyTo } from './call.ts';
import { answerHeaders, policies } from './headers.ts';
import { Problem, problemBody, problems } from './problem.ts';
import { matcher } from './router.ts';
import { validate } from './validate.ts';

type Routes<S extends Service> =
  S['routes'] extends Readonly<Record<string, RouteSpec>> ? S['routes'] : never;
/** A handler for each route; what it answers is checked against the contract `C` of the service. */
export type Handlers<S extends Service, C = Unchecked<S>> = {
  readonly [K in keyof Routes<S>]: (
    call: Call<Routes<S>[K]>,
  ) => Promise<ReplyTo<K extends keyof C ? C[K] : unknown>>;
};
type Unchecked<S extends Service> = { readonly [K in keyof Routes<S>]: unknown };

/**
 * The HTTP edge of a service: finds the route, tells who calls, checks right, body and query against the manifest,
 * runs the handler, and turns every failure into problem details. A route without a handler does not compile.
 */
export function api<
  const S extends Service,
  C extends { readonly [K in keyof Routes<S>]: unknown } = Unchecked<S>,
>(manifest: S, authenticate: Authenticate, handlers: Handlers<S, C>) {
  const find = matcher(`/api/${manifest.name}`, manifest.routes ?? {});
  return (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const correlation =
      event.headers['x-correlation-id']?.slice(0, 64).replace(/[^\w-]/g, '') ||
      event.requestContext.requestId;
    const lang = languageOf(event.queryStringParameters?.lang, event.headers['accept-language']);
    return withLog({ correlation }, async () => {
      const started = performance.now();
      let route = 'unknown';
      const answer = await (async () => {
        const found = find(event.requestContext.http.method, event.rawPath);
        if (!found) throw problems.notFound();
        route = found.name;
        const call = await prepare(found.spec, found.params, event, lang, await authenticate(event));
        return respond(await handlers[found.name as keyof Routes<S>](call as never), correlation);
      })().catch((error: unknown) => failed(error, lang, correlation));
      log.info('request', {
        route,
        status: answer.statusCode ?? 0,
        ms: Math.round(performance.now() - started),
      });
      return answer;
    });
  };
}

async function prepare(
  spec: RouteSpec,
  params: Record<string, string>,
  event: APIGatewayProxyEventV2,
  lang: Language,
  who: Principal,
): Promise<Call> {
  admit(spec, who);
  if (spec.method !== 'GET' && !fromSameSite(event)) throw problems.crossSite();
  const raw = readBody(event, spec);
  const key = event.headers['idempotency-key'];
  if (spec.keyed && !(key && /^[\x21-\x7e]{8,100}$/.test(key))) throw problems.keyNeeded();
  return {
    params,
    who: who as never,
    lang,
    body: (spec.body ? validate(spec.body, raw.json, lang) : undefined) as never,
    query: (spec.query ? validate(spec.query, event.queryStringParameters ?? {}, lang) : undefined) as never,
    key: key ?? event.requestContext.requestId,
    fingerprint: fingerprintOf(event, raw.text),
    at: new Date(event.requestContext.timeEpoch || Date.now()).toISOString(),
    address: addressOf(event, env.front, Date.now()),
    event,
  };
}

/** A key belongs to one request: the same body sent to another path is another one. */
const fingerprintOf = ({ requestContext, rawPath }: APIGatewayProxyEventV2, text: string): string =>
  createHash('sha256').update(`${requestContext.http.method} ${rawPath}\n${text}`).digest('base64url');

/** Default deny: every route names who may call it. */
function admit(spec: RouteSpec, who: Principal): void {
  if (spec.access === 'public') return;
  if (who.kind === 'anonymous') throw problems.signInNeeded();
  if (spec.access === 'resident') {
    if (who.kind !== 'resident') throw problems.notFound();
  } else if (!may(who, spec.access)) throw problems.noRight();
}

const respond = (reply: Reply, correlation: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: reply.status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...answerHeaders(policies.data, env.origin.startsWith('https:')),
    'x-correlation-id': correlation,
    ...reply.headers,
  },
  body: reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)),
});

function failed(error: unknown, lang: Language, correlation: string): APIGatewayProxyStructuredResultV2 {
  const problem = asProblem(error);
  if (problem.status >= 500) log.error('request failed', error);
  const { headers, ...rest } = respond(
    { status: problem.status, body: problemBody(problem, lang, correlation) },
    correlation,
  );
  const later = problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) };
  const type = { 'content-type': 'application/problem+json; charset=utf-8' };
  return { ...rest, headers: { ...headers, ...type, ...later } };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) {
    return error.code === 'idempotency-key-reused'
      ? problems.keyReused()
      : problems.refused(error.code, error.status);
  }
  if (error instanceof Error && error.name === 'Conflict') return problems.conflict();
  return problems.internal();
}
