import type * as z from 'zod/mini';
import { ProblemDetails } from '../../shared/service/shapes.ts';
import { jsonSchemaOf, type Schema } from './json-schema.ts';

/** Shapes with a name, told once and referred to. */
export class Components {
  readonly #schemas = new Map<string, Schema>();

  /** The schema in place, or a reference to its name; what it refers to is kept. */
  schemaOf(schema: z.core.$ZodType, io: 'input' | 'output', target?: 'draft-07'): Schema {
    const { $defs, ...made } = jsonSchemaOf(schema, { io, named: true, ...(target && { target }) });
    for (const [name, shape] of Object.entries({ ...$defs, ...definitionsOf(made) })) this.#keep(name, shape);
    return pointed(made);
  }

  #keep(name: string, shape: Schema): void {
    const now = pointed(shape);
    const before = this.#schemas.get(name);
    if (before && JSON.stringify(before) !== JSON.stringify(now))
      throw new Error(`two shapes are called ${name}`);
    this.#schemas.set(name, now);
  }

  /** Problem details with one of these codes. */
  problem(codes: readonly string[]): Schema {
    const problem = this.schemaOf(ProblemDetails, 'output');
    return { allOf: [problem, { properties: { code: { enum: [...codes] } } }] };
  }

  all(): Record<string, Schema> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** Draft 7 calls them so. */
function definitionsOf(made: Schema & { definitions?: Record<string, Schema> }): Record<string, Schema> {
  const { definitions = {} } = made;
  delete made.definitions;
  return definitions;
}

/** References that lead into the document instead of into the schema. */
const pointed = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema).replace(/"#\/(\$defs|definitions)\//g, '"#/components/schemas/'));
