import type * as z from 'zod/mini';
import type { FileAnswer } from './contract.ts';
import type { RouteSpec, Service } from './manifest.ts';

/**
 * The routes of a service as a client sees them, by what it writes: `GET /api/casework/tickets/{id}`. They are derived
 * from manifest and contract as types only, so that no client carries either; what a service renames no longer
 * compiles where it is used.
 */
export type ClientRoutes<S extends Service, C> = RoutesOf<S['name'], NonNullable<S['routes']>, C>;

type RoutesOf<Name extends string, Specs extends Readonly<Record<string, RouteSpec>>, C> = {
  readonly [K in keyof Specs & string as `${Specs[K]['method']} /api/${Name}${Specs[K]['path']}`]: {
    readonly request: RequestTo<Specs[K]>;
    readonly answer: AnswerBy<K extends keyof C ? C[K] : never>;
  };
};

/** What a request carries. What its route does not take is not accepted. */
type RequestTo<R extends RouteSpec> = Params<ParamIn<R['path']>> & Body<R> & Query<R> & Key<R>;

type Params<Name extends string> = [Name] extends [never]
  ? { readonly params?: never }
  : { readonly params: Readonly<Record<Name, string>> };

type ParamIn<Path extends string> = Path extends `${string}{${infer Name}}${infer More}`
  ? Name | ParamIn<More>
  : never;

type Body<R extends RouteSpec> = R extends { body: infer S extends z.core.$ZodType }
  ? { readonly body: Sent<z.input<S>> }
  : { readonly body?: never };

type Query<R extends RouteSpec> = R extends { query: infer S extends z.core.$ZodType }
  ? object extends z.input<S>
    ? { readonly query?: Asked<z.input<S>> }
    : { readonly query: Asked<z.input<S>> }
  : { readonly query?: never };

/** The Idempotency-Key of a route that needs one: sending twice with the same key and body acts once. */
type Key<R extends RouteSpec> = R extends { keyed: true }
  ? { readonly key: string }
  : { readonly key?: never };

/** Lists that are sent may be read-only. */
type Sent<T> = T extends readonly (infer I)[]
  ? readonly Sent<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Sent<T[K]> }
    : T;

/** Undefined parameters are left out of the address; a parameter that the service coerces may be a number. */
type Asked<T> = {
  readonly [K in keyof T]: (unknown extends T[K] ? string | number : T[K]) | undefined;
};

type Good = 200 | 201 | 202;

/** The body of a good answer; a file is its text. */
type AnswerBy<C> = C extends { readonly answers: infer A }
  ? { [Status in keyof A & Good]: Received<A[Status]> }[keyof A & Good]
  : never;

type Received<A> = A extends z.core.$ZodType ? Json<z.output<A>> : A extends FileAnswer ? string : undefined;

/** A value after its way as JSON: what was undefined is absent. */
type Json<T> = T extends readonly (infer I)[]
  ? readonly Json<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Json<Exclude<T[K], undefined>> }
    : T;
