import type { Right } from '../../../shared/auth/rights.ts';
import type { Known } from './ground.ts';

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly operationId: string;
  readonly 'x-huying-right'?: Right;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly schema: object }[];
  readonly requestBody?: Node;
}
interface Node {
  readonly [name: string]: unknown;
}

/**
 * The document for one caller: the operations that `wanted` picks, and for ids of every kind those that exist beside
 * whatever else fits.
 */
export function documentFor(
  document: OpenApi,
  known: Known,
  wanted: (operation: Operation, method: string) => boolean,
): OpenApi {
  const paths = Object.fromEntries(
    Object.entries(document.paths).flatMap(([path, methods]) => {
      const kept = Object.entries(methods).filter(([method, operation]) => wanted(operation, method));
      const told = kept.map(([method, operation]) => [method, withKnown(operation, known)]);
      return told.length > 0 ? [[path, Object.fromEntries(told)]] : [];
    }),
  );
  return { ...document, paths };
}

/** What a document's operations are called in the events of schemathesis: `GET /api/casework/tickets/{id}`. */
export const labelsOf = ({ paths }: OpenApi): string[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

/** What stands in these documents and nobody tried. */
export function untried(documents: readonly OpenApi[], tried: readonly string[]): string[] {
  const all = new Set(documents.flatMap(labelsOf));
  return [...all].filter((label) => !tried.includes(label)).sort();
}

function withKnown(operation: Operation, known: Known): Operation {
  const [service = ''] = operation.operationId.split('.');
  const valuesOf = (name: string) => known[`${service}.${name}`] ?? known[name];
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) => ({
      ...parameter,
      schema: either(valuesOf(parameter.name), parameter.schema),
    })),
    ...(operation.requestBody && { requestBody: filled(operation.requestBody, valuesOf) }),
  };
}

/** One of these, or anything that fits. */
const either = (values: readonly string[] | undefined, schema: object): object =>
  values?.length && !('enum' in schema) ? { anyOf: [{ enum: values }, schema] } : schema;

/** The same for the fields of a body, wherever they stand in it. */
function filled<T>(node: T, valuesOf: (name: string) => readonly string[] | undefined): T {
  if (Array.isArray(node)) return node.map((one) => filled(one, valuesOf)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => {
    if (name !== 'properties') return [name, filled(value, valuesOf)];
    const fields = Object.entries(value as Record<string, object>).map(([field, schema]) => [
      field,
      either(valuesOf(field), filled(schema, valuesOf)),
    ]);
    return [name, Object.fromEntries(fields)];
  });
  return Object.fromEntries(entries) as T;
}
