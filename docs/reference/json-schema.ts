import * as z from 'zod/mini';
import { shapes } from '../../shared/service/shapes.ts';

/** As much of JSON Schema as our contracts use. */
export interface Schema {
  $schema?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  id?: string;
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  examples?: readonly unknown[];
}

interface Wish {
  /** `input`: what we take; `output`: what we give. */
  readonly io: 'input' | 'output';
  /** Shapes with a name are told by reference; without it everything is told in place. */
  readonly named?: boolean;
  readonly target?: 'draft-07' | 'draft-2020-12';
}

/** A schema as JSON Schema: lengths that code counts are measured, patterns mean the same in every dialect. */
export function jsonSchemaOf(schema: z.core.$ZodType, { io, named = false, target }: Wish): Schema {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    ...(named && { metadata: shapes }),
    ...(target && { target }),
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema as z.core.$ZodType, jsonSchema as Schema),
  }) as Schema;
  delete made.$schema;
  return made;
}

function tidy(schema: z.core.$ZodType, found: Schema): void {
  delete found.id;
  measure(schema, found);
  if (found.minimum === Number.MIN_SAFE_INTEGER) delete found.minimum;
  if (found.maximum === Number.MAX_SAFE_INTEGER) delete found.maximum;
  if (found.format === 'date-time') inShort(found);
  if (found.pattern !== undefined) found.pattern = ascii(found.pattern);
}

/** The format says it; what is left of three hundred characters is whether it is UTC, with milliseconds. */
function inShort(found: Schema): void {
  const { pattern = '' } = found;
  delete found.pattern;
  if (pattern.endsWith('(?:Z))$')) found.pattern = pattern.includes('\\.\\d{3}') ? '\\.\\d{3}Z$' : 'Z$';
}

/** More than any text of ours may have. */
const ENDLESS = 65_536;

/** Lengths that a schema counts by code (characters, as people count them) are found by trying. */
function measure(schema: z.core.$ZodType, found: Schema): void {
  const fits = (length: number) => z.safeParse(schema, '字'.repeat(length)).success;
  if (found.type !== 'string' || found.maxLength !== undefined || !fits(1) || fits(ENDLESS)) return;
  if (!fits(0)) found.minLength = 1;
  let [most, tooMuch] = [1, ENDLESS];
  while (tooMuch - most > 1) {
    const middle = (most + tooMuch) >> 1;
    if (fits(middle)) most = middle;
    else tooMuch = middle;
  }
  found.maxLength = most;
}

/** `\w` and `\d` mean letters of any script elsewhere, and only ASCII to us. */
export function ascii(pattern: string): string {
  let inSet = false;
  return pattern.replace(/\\.|[[\]]/g, (part) => {
    if (part === '[' || part === ']') inSet = part === '[';
    const set = { '\\w': 'A-Za-z0-9_', '\\d': '0-9' }[part];
    if (set === undefined) return part;
    return inSet ? set : `[${set}]`;
  });
}
