import * as z from 'zod/mini';

/** CloudEvents 1.0 in JSON, with one extension attribute: `version`, counted per publishing service and subject. */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().check(z.minLength(3)),
  source: z.string().check(z.startsWith('huying/')),
  type: z.string().check(z.regex(/^huying\.[a-z]+\.[A-Za-z]+\.v\d+$/)),
  subject: z.string().check(z.minLength(1)),
  time: z.iso.datetime(),
  version: z.int().check(z.positive()),
  actor: z.string(),
  datacontenttype: z.literal('application/json'),
  data: z.record(z.string(), z.unknown()),
});

/** An event as it travels on the bus. `data` never holds personal data. */
export interface CloudEvent<D = Readonly<Record<string, unknown>>> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly version: number;
  readonly actor: string;
  readonly datacontenttype: 'application/json';
  readonly data: D;
}

/** What one kind of event is: its full type, the schema of its data, and an example that documentation and tests use. */
export interface EventDefinition<N extends string = string, S extends z.core.$ZodType = z.core.$ZodType> {
  /** Name of the publishing service, which owns the topic `huying-<service>`. */
  readonly service: string;
  /** The fact's name in the publishing service's log, e.g. `ReportReceived`. */
  readonly name: N;
  /** `huying.<service>.<name>.v<major>` */
  readonly type: string;
  readonly title: string;
  readonly schema: S;
  readonly example: z.output<S>;
}

/** Declares an event of `service`. Evolve a schema by optional fields; a breaking change is a v2 beside the v1. */
export function defineEvent<N extends string, S extends z.core.$ZodType>(
  service: string,
  name: N,
  title: string,
  schema: S,
  example: z.output<S>,
): EventDefinition<N, S> {
  return { service, name, type: `huying.${service}.${name}.v1`, title, schema, example };
}

/** The events that a module of this folder defines, by name: what its service publishes. */
export const eventsIn = (module: object): EventDefinition[] =>
  Object.values(module)
    .filter(isEvent)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const isEvent = (x: unknown): x is EventDefinition =>
  typeof x === 'object' && x !== null && 'type' in x && 'example' in x && 'service' in x;

/** The data that travels with events of definition `D`. */
export type DataOf<D> = D extends EventDefinition<string, infer S> ? z.output<S> : never;

/**
 * The same as its publisher states it: every field by its name, also one that may be undefined. A field that the
 * publisher calls by another name is missing here, while an optional one would only be absent.
 */
export type StatementOf<D> = { readonly [K in keyof Required<DataOf<D>>]: DataOf<D>[K] };

/** What is stated in each event that a module of this folder defines, by the event's name. */
export type StatementsIn<M> = {
  readonly [K in keyof M as M[K] extends EventDefinition<infer N> ? N : never]: StatementOf<M[K]>;
};

/** Builds the envelope. Deterministic: the same fact always gives the same bytes, so that republishing equals publishing. */
export function cloudEvent<D>(of: {
  service: string;
  name: string;
  subject: string;
  version: number;
  time: string;
  actor: string;
  data: D;
}): CloudEvent<D> {
  return {
    specversion: '1.0',
    id: `${of.service}.${of.subject}.${of.version}`,
    source: `huying/${of.service}`,
    type: `huying.${of.service}.${of.name}.v1`,
    subject: of.subject,
    time: of.time,
    version: of.version,
    actor: of.actor,
    datacontenttype: 'application/json',
    data: of.data,
  };
}
