import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { Language } from '#events/fields.ts';
import { may, type Principal, type Resident, type Staff } from '#shared/auth/principal.ts';
import type { Right } from '#shared/auth/rights.ts';
import type { FileAnswer } from '#shared/service/contract.ts';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { problems } from './problem.ts';

type Body<R extends RouteSpec> = R extends { body: infer S extends z.core.$ZodType }
  ? z.output<S>
  : undefined;
type Query<R extends RouteSpec> = R extends { query: infer S extends z.core.$ZodType }
  ? z.output<S>
  : undefined;
type Who<R extends RouteSpec> = R['access'] extends 'public'
  ? Principal
  : R['access'] extends 'resident'
    ? Resident
    : Staff;

/** One parsed, authenticated and validated request, as a handler sees it. */
export interface Call<R extends RouteSpec = RouteSpec> {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body<R>;
  readonly query: Query<R>;
  readonly who: Who<R>;
  readonly lang: Language;
  /** The Idempotency-Key of keyed routes; else the request's own id. */
  readonly key: string;
  /** sha-256 of method, path and raw body. */
  readonly fingerprint: string;
  /** UTC ISO instant of arrival. */
  readonly at: string;
  /** Who calls, as far as it can be trusted (shared/http/address.ts). */
  readonly address: string;
  readonly event: APIGatewayProxyEventV2;
}

export interface Reply<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body?: Body;
  /** Instead of a body: text that goes out as it stands; its content type stands in the headers. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A reply whose body is there, and of which shape. */
export type Answered<Status extends number, Body> = Reply<Status, Body> & { readonly body: Body };

export const ok = <const B>(body: B): Answered<200, B> => ({ status: 200, body });
export const created = <const B>(body: B): Answered<201, B> => ({ status: 201, body });
export const accepted = <const B>(body: B): Answered<202, B> => ({ status: 202, body });

type Deep<T> = T extends readonly (infer I)[]
  ? readonly Deep<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

type Given<Status extends number, A> = A extends z.core.$ZodType
  ? Answered<Status, Deep<z.output<A>>>
  : A extends FileAnswer
    ? Reply<Status> & { readonly text: string }
    : Reply<Status, undefined>;

/** What a handler may answer by its route's contract; without a contract (tests) anything. */
export type ReplyTo<C> = C extends { readonly answers: infer A }
  ? { [Status in keyof A & number]: Given<Status, A[Status]> }[keyof A & number]
  : Reply;

/**
 * The caller holds `right` for the area at `path`.
 * @throws Problem `not-found`, so that what is forbidden looks like what is unknown
 */
export function requireFor(who: Principal, right: Right, path: string | undefined): void {
  if (path === undefined || !may(who, right, path)) throw problems.notFound();
}
