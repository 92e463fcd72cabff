import { expect, test } from 'vitest';
import { documentFor, labelsOf, type OpenApi, untried } from './document.ts';
import { findingsIn } from './findings.ts';

const operation = {
  operationId: 'casework.ticket',
  'x-huying-right': 'ticket.read' as const,
  security: [{ staffToken: [] }],
  parameters: [{ name: 'id', schema: { type: 'string' } }],
  requestBody: {
    content: {
      'application/json': { schema: { properties: { to: { type: 'string' }, how: { enum: ['a'] } } } },
    },
  },
};
const document: OpenApi = { paths: { '/t/{id}': { get: operation, post: operation } } };

test('a caller’s document has the wanted operations, with existing ids among the examples', () => {
  const made = documentFor(
    document,
    { 'casework.id': ['R1'], 'intake.id': ['no'], to: ['m-1'] },
    (_, m) => m === 'post',
  );
  expect(Object.keys(made.paths['/t/{id}'] ?? {})).toEqual(['post']);
  const { parameters, requestBody } = made.paths['/t/{id}']?.post ?? operation;
  expect(parameters).toEqual([{ name: 'id', schema: { anyOf: [{ enum: ['R1'] }, { type: 'string' }] } }]);
  expect(JSON.stringify(requestBody)).toContain('"to":{"anyOf":[{"enum":["m-1"]},{"type":"string"}]}');
  expect(JSON.stringify(requestBody)).toContain('"how":{"enum":["a"]}');
  expect(documentFor(document, {}, () => false).paths).toEqual({});
});

const base64 = (text: string) => ({ $base64: Buffer.from(text).toString('base64') });
const scenario = {
  phase: 'fuzzing',
  recorder: {
    label: 'GET /t/{id}',
    cases: { a: {}, b: {} },
    checks: {
      a: [{ name: 'not_a_server_error', status: 'success' }],
      b: [
        {
          name: 'not_a_server_error',
          status: 'failure',
          failure_info: { failure: { title: 'Server error', message: 'm' } },
        },
      ],
    },
    interactions: {
      b: {
        request: { method: 'GET', uri: '/t/x', body: base64('{}') },
        response: { status_code: 500, content: base64('oh') },
      },
    },
  },
};
const lines = (...events: object[]) => events.map((event) => JSON.stringify(event)).join('\n');

test('every failed check is a finding with the request that shows it', () => {
  const { operations, cases, findings } = findingsIn(
    'lead',
    lines({ EngineStarted: {} }, { ScenarioFinished: scenario }),
  );
  expect({ operations, cases }).toEqual({ operations: ['GET /t/{id}'], cases: 2 });
  expect(findings).toEqual([
    {
      caller: 'lead',
      check: 'not_a_server_error',
      operation: 'GET /t/{id}',
      title: 'Server error',
      request: 'GET /t/x {}',
      status: 500,
      message: 'm | oh',
    },
  ]);
});

test('what could not be tried is a finding too', () => {
  const { findings } = findingsIn('lead', lines({ NonFatalError: { value: 'no such thing' } }));
  expect(findings).toEqual([
    expect.objectContaining({ check: 'error', message: expect.stringContaining('no such') }),
  ]);
});

test('an operation that a document holds and for which no request was made is told as untried', () => {
  const read = documentFor(document, {}, (_, method) => method === 'get');
  const empty = { ...scenario, recorder: { label: 'POST /t/{id}', cases: {} } };
  const { operations } = findingsIn(
    'lead',
    lines({ ScenarioFinished: scenario }, { ScenarioFinished: empty }),
  );
  expect(labelsOf(document)).toEqual(['GET /t/{id}', 'POST /t/{id}']);
  expect(untried([read], operations)).toEqual([]);
  expect(untried([read, document], operations)).toEqual(['POST /t/{id}']);
});
