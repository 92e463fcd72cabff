import type * as z from 'zod/mini';
import type { EventDefinition } from '#events/envelope.ts';
import type { ReadDefinition } from '#events/reads/define.ts';
import type { Right } from '#shared/auth/rights.ts';
import type { Words } from '#shared/text/language.ts';

/** A table's sparse, KEYS_ONLY index: the name of its partition key attribute, and the sort key's if it is not `pk`. */
export interface IndexSpec {
  readonly partition: string;
  readonly sort?: string;
}

/**
 * `main` has a stream that wakes the publisher; `vault` holds personal data: no stream, a key of its own.
 * All tables have `pk` and `sk`; `expires` (epoch seconds) is housekeeping, expiry is checked on read.
 */
export interface TableSpec {
  readonly kind: 'main' | 'vault';
  readonly indexes?: Readonly<Record<string, IndexSpec>>;
}

/** A private bucket; the key is its name: `huying-<key>-<account>-<region>`. */
export interface BucketSpec {
  /** Prefix → days after which what lies there is deleted. */
  readonly forgets?: Readonly<Record<string, number>>;
}

/** What a function may do with the objects below a prefix; `list` names the objects there. */
export type ObjectAccess = 'get' | 'put' | 'delete' | 'list';

/**
 * What a function may do with a table's items, one word for one action of DynamoDB's: `get` GetItem, `many`
 * BatchGetItem, `query` Query (of the table; indexes are named apart), `scan`, `put`, `update`, `delete`.
 */
export type TableAccess = 'get' | 'many' | 'query' | 'scan' | 'put' | 'update' | 'delete';

/** A function of a service. IAM, environment, queues and alarms follow from these lines. */
export interface FunctionSpec {
  /** File inside the service's folder that exports `handler`. */
  readonly entry: string;
  readonly purpose: string;
  /** Table key → what it may do there. */
  readonly tables?: Readonly<Record<string, readonly TableAccess[]>>;
  /** Indexes of the main table that it queries. */
  readonly queries?: readonly string[];
  /** Bucket key → prefix → what it may do with objects below that prefix. */
  readonly buckets?: Readonly<Record<string, Readonly<Record<string, readonly ObjectAccess[]>>>>;
  /** Event types that its queue receives; a function with these is a consumer. */
  readonly subscribes?: readonly EventDefinition[];
  /** Seconds for which its events may gather into larger batches: for consumers whose work is not urgent. */
  readonly gathers?: number;
  /** It has a work queue of its own that functions of the same service fill (`enqueues`). */
  readonly worksOff?: { readonly concurrency?: number };
  /** Names of functions of this service to whose work queues it may send. */
  readonly enqueues?: readonly string[];
  /** Wakes once a minute (EventBridge rule). */
  readonly every?: 'minute';
  /**
   * Woken by the main table's stream for each written item that has this number attribute (the stream's second and
   * last reader); failing records are bisected, retried ten times, then kept in dead letters with an alarm.
   */
  readonly watches?: string;
  /** Named reads of other services' personal data that it may ask; each is one function, so one grant. */
  readonly reads?: readonly ReadDefinition[];
  /** The named read that it answers to other services; the function is called `read-<read>`. */
  readonly offers?: ReadDefinition;
  /** May send SMS through SNS. */
  readonly sms?: boolean;
  /** CloudWatch Logs may invoke it (provider receipts). */
  readonly receipts?: boolean;
  /** May read this one of the static files that were uploaded (the staff app's shell). */
  readonly files?: string;
  readonly memoryMB?: number;
  readonly timeoutSeconds?: number;
}

/** Is it fed by a queue of its own: with events of others, or with work of its own service? */
export const hasQueue = ({ subscribes = [], worksOff }: FunctionSpec): boolean =>
  subscribes.length > 0 || worksOff !== undefined;

/** Who may call a route: anybody, a resident with a token for that report, or staff holding a right somewhere. */
export type Access = 'public' | 'resident' | Right;

export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/<service>`, with `{name}` parameters, as OpenAPI and API Gateway write them. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly body?: z.core.$ZodType;
  readonly query?: z.core.$ZodType;
  /** Needs an `Idempotency-Key` header: the same key and body give the same answer, whatever was retried. */
  readonly keyed?: boolean;
  /** Largest body in bytes; 64 KiB unless told. */
  readonly maxBytes?: number;
}

/** A command on the service's aggregate, as far as it can be described (`shared/command` declares them). */
export interface AnyCommand {
  /** The role in which an actor gives it. */
  readonly by: string;
  /** In every other phase it is refused. */
  readonly from: readonly string[];
  readonly summary: string;
  /** What a request brings. Without it the command has no route: it arrives as another service's event. */
  readonly body?: z.core.$ZodType | undefined;
  /** A good body, for references and tests. */
  readonly example?: unknown;
  readonly needs?: readonly string[];
  /** Names in `can`; the command's own name unless told. */
  readonly offers?: readonly string[];
  /** Its own codes of refusal (409), with what to do about it. */
  readonly refusals?: Readonly<Record<string, Words>>;
}
export type Commands = Readonly<Record<string, AnyCommand>>;

/** What a service is. Infra, IAM, the API reference and the event reference are made from it. */
export interface Service {
  /** Its folder's name. */
  readonly name: string;
  readonly purpose: string;
  readonly tables?: Readonly<Record<string, TableSpec>>;
  readonly buckets?: Readonly<Record<string, BucketSpec>>;
  readonly functions: Readonly<Record<string, FunctionSpec>>;
  /** Facts that others may subscribe to; an event without a subscriber is never sent. */
  readonly publishes?: readonly EventDefinition[];
  /** What can be done with its aggregate; those that requests bring are among `routes` (`commandRoutes`). */
  readonly commands?: Commands;
  /** All are served by the function `api`. */
  readonly routes?: Readonly<Record<string, RouteSpec>>;
}

/** Declares a service, keeping the literal types that `api()` checks its handlers against. */
export const service = <const S extends Service>(manifest: S): S => manifest;
