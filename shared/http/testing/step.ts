import type { Context } from 'aws-lambda';
import type { Answer, Fact, Facts, HttpEvent, RequestWith, Step } from '../step.ts';

interface Given {
  readonly event?: object;
  /** What earlier steps found. */
  readonly facts?: Partial<Facts>;
  readonly response?: Answer;
  readonly error?: unknown;
}

/** A request under way for one step on trial: a plain GET of `/api/trial/things` unless told otherwise. */
export function requestOf({ event, facts, response, error }: Given = {}): RequestWith<Fact> {
  const plain = {
    headers: {},
    rawPath: '/api/trial/things',
    requestContext: {
      requestId: 'request-1',
      timeEpoch: Date.UTC(2026, 10, 22),
      http: { method: 'GET', sourceIp: '192.0.2.1' },
    },
  };
  return {
    event: { ...plain, ...event } as unknown as HttpEvent,
    context: {} as Context,
    internal: { ...facts } as Facts,
    response,
    error: error as Error | undefined,
  };
}

/** What is known after the step. @throws what the step refuses with */
export async function after<Reads extends Fact, Adds extends Fact>(
  step: Step<Reads, Adds>,
  given: Given = {},
): Promise<Facts> {
  const request = requestOf(given);
  await step.before?.(request as never);
  return request.internal;
}
