import type { AnswerSpec } from '../../shared/service/contract.ts';
import type { RouteSpec, Service } from '../../shared/service/manifest.ts';
import { Components } from './components.ts';
import { type Operation, operationsOf } from './contracts.ts';
import { nameBodies } from './examples.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { refusalsOf } from './refusals.ts';

/** OpenAPI 3.1 of every route of every service, below the one origin. */
export function openApi(services: readonly Service[]): object {
  nameBodies();
  const components = new Components();
  const serving = services.filter(({ routes }) => routes);
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of serving.flatMap(operationsOf)) {
    const { path, spec } = operation;
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: described(operation, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huying',
      version: '1',
      summary: 'HTTP APIs of all services, below the one origin',
      description:
        'JSON in and out. Failures are problem details with stable codes; titles are in the language of `Accept-Language` or `?lang=` (zh-CN, en). What a gateway refuses before any service is asked (413, 414, 431, 429 and 503 under load) has its own form.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: serving.map(({ name, purpose }) => ({ name, description: purpose })),
    paths,
    components: { securitySchemes, schemas: components.all() },
  };
}

/** Programs send a token; pages have it in a cookie (without `__Host-` where the origin is plain http). */
const securitySchemes = {
  staffToken: { type: 'http', scheme: 'bearer', description: 'Identity token of the staff’s sign-in (OIDC)' },
  staffCookie: { type: 'apiKey', in: 'cookie', name: '__Host-staff' },
  residentToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'From `POST /api/intake/track`; opens one report for 30 minutes',
  },
  residentCookie: { type: 'apiKey', in: 'cookie', name: '__Host-resident' },
};

const staff = [{ staffToken: [] }, { staffCookie: [] }];
const resident = [{ residentToken: [] }, { residentCookie: [] }];

function securityOf(access: RouteSpec['access']): object[] {
  if (access === 'public') return [{}];
  return access === 'resident' ? resident : staff;
}

function described(operation: Operation, components: Components): object {
  const { id, service, spec } = operation;
  return {
    operationId: id,
    tags: [service],
    summary: spec.summary,
    ...(spec.access !== 'public' && spec.access !== 'resident' && { 'x-huying-right': spec.access }),
    security: securityOf(spec.access),
    parameters: [...pathParameters(operation), ...queryParameters(spec), ...(spec.keyed ? [keyHeader] : [])],
    ...(spec.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: components.schemaOf(spec.body, 'input') } },
      },
    }),
    responses: { ...answers(operation, components), ...refusals(operation, components) },
  };
}

/** As the router takes it: what is no id is an unknown path. */
const pathParameters = ({ path }: Operation): object[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[A-Za-z0-9_.@-]{1,128}$' },
  }));

function queryParameters({ query }: RouteSpec): object[] {
  const { properties = {}, required = [] } = query ? jsonSchemaOf(query, { io: 'input' }) : {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'The same key with the same body has one effect, however often it is sent; with another body it is refused',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,100}$', examples: ['4f6c1a52-0c6e-4a0e-9c56'] },
};

function answers({ contract }: Operation, components: Components): Record<string, object> {
  const good = Object.entries(contract.answers).filter(([status]) => Number(status) < 400);
  return Object.fromEntries(
    good.map(([status, answer]) => [status, answered(Number(status), answer, components)]),
  );
}

const told: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Made',
  202: 'Taken; it will be done',
  304: 'What you have is current',
};

function answered(status: number, answer: AnswerSpec, components: Components): object {
  const description = told[status] ?? 'Answered';
  if (answer === 'empty') return { description };
  if ('file' in answer)
    return { description, content: Object.fromEntries(answer.file.map((type) => [type, { schema: {} }])) };
  const schema = components.schemaOf(answer, 'output');
  return { description, content: { 'application/json': { schema } } };
}

/** A refusal's body is problem details with one of the codes; some tell more. */
function refusals(operation: Operation, components: Components): Record<string, object> {
  return Object.fromEntries(
    [...refusalsOf(operation)].map(([status, codes]) => {
      const more = operation.contract.answers[status];
      const problem = components.problem(codes);
      const schema =
        more && more !== 'empty' && !('file' in more)
          ? { anyOf: [problem, components.schemaOf(more, 'output')] }
          : problem;
      return [
        status,
        {
          description: codes.map((code) => `\`${code}\``).join(', '),
          ...(status === 429 && { headers: { 'retry-after': { schema: { type: 'string' } } } }),
          content: { 'application/problem+json': { schema } },
        },
      ];
    }),
  );
}
