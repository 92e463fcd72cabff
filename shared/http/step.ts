import type middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Principal } from '#shared/auth/principal.ts';
import type { Call } from './call.ts';

/** Everything that steps find out about a request; most of it is the call that the handler gets. */
export interface Facts extends Omit<Call, 'event' | 'who' | 'body' | 'query'> {
  /** `performance.now()` at arrival. */
  readonly started: number;
  /** The body's text, and what stands in it when the route wants a body. */
  readonly text: string;
  readonly json: unknown;
  /** Who calls by their token, and who calls once the route lets them. */
  readonly principal: Principal;
  readonly who: Principal;
  /** As the manifest's schemas make them. */
  readonly body: unknown;
  readonly query: unknown;
}
export type Fact = keyof Facts;

export type HttpEvent = APIGatewayProxyEventV2;
export type Answer = APIGatewayProxyStructuredResultV2;
export type HttpHandler = (event: HttpEvent, context: Context) => Promise<Answer>;

/** A request under way, as middy hands it from step to step; `internal` holds the facts. */
export type RequestWith<Known extends Fact> = Omit<middy.Request<HttpEvent, Answer>, 'internal'> & {
  readonly internal: { -readonly [K in Known]: Facts[K] };
};
type Hook<Known extends Fact> = (request: RequestWith<Known>) => void | Promise<void>;

/**
 * A middleware of middy that says which facts it reads and which it adds. `before` refuses a request by throwing a
 * Problem. No hook returns anything: middy would take it for the answer and skip the others.
 */
export interface Step<Reads extends Fact = never, Adds extends Fact = never> {
  readonly before?: Hook<Reads | Adds>;
  readonly after?: Hook<Reads | Adds>;
  readonly onError?: Hook<Reads | Adds>;
  /** For types only: what a chain has to know before this step, and what it knows after it. */
  readonly reads?: Reads;
  readonly adds?: Adds;
}

/** A handler of middy whose order types hold: a step reads only what those before it have added. */
export interface Chain<Known extends Fact = never> extends HttpHandler {
  use<Reads extends Known, Adds extends Fact>(step: Step<Reads, Adds>): Chain<Known | Adds>;
}
