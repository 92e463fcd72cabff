import type * as z from 'zod/mini';
import { jsonSchemaOf, type Schema } from './json-schema.ts';

/** One line of a table of fields: `grants[].role`, its type in words, and whether it must be there. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

/** Every field of an object schema, those inside of it too; with `named` shapes that have a name are referred to. */
export const fieldsOf = (
  schema: z.core.$ZodType,
  io: 'input' | 'output' = 'input',
  named = false,
): Field[] => {
  const { $ref, $defs = {}, ...made } = jsonSchemaOf(schema, { io, named });
  return inside('', $ref ? ($defs[lastOf($ref)] ?? {}) : made);
};

/** The same of a shape that is JSON Schema already. */
export const fieldsOfShape = (shape: Schema): Field[] => inside('', shape);

const lastOf = (ref: string): string => ref.split('/').at(-1) ?? '';

/** A named shape by a link to where it is told. */
const linkTo = (ref: string): string => `[${lastOf(ref)}](#${lastOf(ref).toLowerCase()})`;

function inside(at: string, schema: Schema): Field[] {
  const variants = (schema.oneOf ?? schema.anyOf ?? []).filter(({ properties }) => properties);
  if (variants.length > 0) return variants.flatMap((v) => inside(`${at}⟨${nameOf(v)}⟩`, v));
  if (schema.items) return inside(`${at}[]`, schema.items);
  return Object.entries(schema.properties ?? {}).flatMap(([name, of]) => {
    const path = at ? `${at}.${name}` : name;
    const required = schema.required?.includes(name) ?? false;
    return [{ name: path, type: typeOf(of), required }, ...inside(path, of)];
  });
}

/** What tells one variant of a union from the others: its constant. */
const nameOf = ({ properties = {} }: Schema): string =>
  String(Object.values(properties).find((p) => p.const !== undefined)?.const ?? 'variant');

function typeOf(schema: Schema): string {
  if (schema.$ref) return linkTo(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants)
    return variants.every(({ properties }) => properties)
      ? `one of ${variants.map(nameOf).join(', ')}`
      : variants.map(typeOf).join(' or ');
  if (schema.type === 'array')
    return ['list', sizes(schema.minItems, schema.maxItems), ofWhat(schema.items)].filter(Boolean).join(' ');
  if (schema.type === 'object') return schema.properties ? 'object' : mapOf(schema);
  if (schema.format === 'date-time') return instantOf(schema.pattern);
  const name = { integer: 'whole number', string: 'text' }[schema.type ?? ''] ?? schema.type ?? 'anything';
  return [name, range(schema), schema.pattern && code(schema.pattern)].filter(Boolean).join(' ');
}

/** By its name, not by three hundred characters of pattern. */
const instantOf = (pattern = ''): string =>
  pattern.endsWith('Z$') ? 'instant, ISO 8601, UTC' : 'instant, ISO 8601 with `Z` or an offset';

/** A pattern as code; one in which brackets meet as in a link is told in HTML, so that nobody takes it for one. */
const code = (pattern: string): string =>
  pattern.includes('](')
    ? `<code>${pattern.replace(/[^\w ]/g, (c) => `&#${c.codePointAt(0)};`)}</code>`
    : `\`${pattern}\``;

const ofWhat = (items: Schema | undefined): string =>
  items && !items.properties && !items.oneOf ? `of ${typeOf(items)}` : '';

const mapOf = ({ additionalProperties: values }: Schema): string =>
  `names to ${typeof values === 'object' ? typeOf(values) : 'anything'}`;

function range({ minimum, exclusiveMinimum, maximum, minLength, maxLength }: Schema): string {
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  return sizes(least === Number.MIN_SAFE_INTEGER ? undefined : least, most) || sizes(minLength, maxLength);
}

function sizes(least: number | undefined, most: number | undefined): string {
  if (most !== undefined) return least === undefined ? `≤ ${most}` : `${least}-${most}`;
  return least === undefined ? '' : `≥ ${least}`;
}
