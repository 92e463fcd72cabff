import type { Authenticate } from '#shared/http/authenticate.ts';
import type { RouteSpec, Service } from '#shared/service/manifest.ts';
import type { Call, Reply, ReplyTo } from '../http/call.ts';
import { asCall, chainTo } from '../http/chain.ts';
import { httpEdge } from '../http/correlation.ts';
import { policies } from '../http/headers.ts';
import { authorisation } from '../http/middleware/authorisation.ts';
import { body } from '../http/middleware/body.ts';
import { caller } from '../http/middleware/caller.ts';
import { guardedAnswers } from '../http/middleware/guarded-answers.ts';
import { idempotency } from '../http/middleware/idempotency.ts';
import { jsonReplies } from '../http/middleware/json-replies.ts';
import { requestFacts } from '../http/middleware/request-facts.ts';
import { requestLog } from '../http/middleware/request-log.ts';
import { sameSite } from '../http/middleware/same-site.ts';
import { validation } from '../http/middleware/validation.ts';
import { problems } from '../http/problem.ts';
import { router } from '../http/router.ts';

type Routes<S extends Service> =
  S['routes'] extends Readonly<Record<string, RouteSpec>> ? S['routes'] : never;
/** A handler for each route; what it answers is checked against the contract `C` of the service. */
export type Handlers<S extends Service, C = Unchecked<S>> = {
  readonly [K in keyof Routes<S>]: (
    call: Call<Routes<S>[K]>,
  ) => Promise<ReplyTo<K extends keyof C ? C[K] : unknown>>;
};
type Unchecked<S extends Service> = { readonly [K in keyof Routes<S>]: unknown };
type Handler = (call: Call) => Promise<Reply>;

/**
 * The HTTP edge of a service, composed by its manifest: each route is a chain of steps that ends at its handler. A
 * route without a handler does not compile, nor does a step before what it reads is known.
 */
export function api<
  const S extends Service,
  C extends { readonly [K in keyof Routes<S>]: unknown } = Unchecked<S>,
>(manifest: S, authenticate: Authenticate, handlers: Handlers<S, C>) {
  const routes = Object.entries<RouteSpec>(manifest.routes ?? {}).map(([name, spec]) => ({
    ...spec,
    handle: guarded(name, spec, authenticate, handlers[name as keyof Routes<S>] as Handler),
  }));
  return httpEdge(router(`/api/${manifest.name}`, routes, unknown));
}

/** What happens to every request, whatever becomes of it. */
const answered = (name: string, handler: Handler) =>
  chainTo(handler)
    .use(requestLog(() => name))
    .use(guardedAnswers(policies.data))
    .use(jsonReplies())
    .use(requestFacts());

/** What a route asks of a request, in this order: a stranger learns nothing from a validation error. */
const guarded = (name: string, spec: RouteSpec, authenticate: Authenticate, handler: Handler) =>
  answered(name, handler)
    .use(caller(authenticate))
    .use(authorisation(spec))
    .use(sameSite(spec))
    .use(body(spec))
    .use(idempotency(spec))
    .use(validation(spec))
    .use(asCall());

const unknown = answered('unknown', () => {
  throw problems.notFound();
});
