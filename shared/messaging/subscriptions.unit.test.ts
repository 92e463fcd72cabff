import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { GrantChanged } from '#events/community.ts';
import { defineEvent, type EventDefinition } from '#events/envelope.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { service } from '#shared/service/manifest.ts';
import { consumer } from './consumer.ts';

const sqs = new SQSClient({ region: 'us-east-1' });
const { on } = service({
  name: 'casework',
  purpose: 'Subscribes to two events',
  functions: { on: { entry: 'on.ts', purpose: 'on', subscribes: [RoutingDoubtful, GrantChanged] } },
}).functions;
const done = async () => {};

test('a consumer binds exactly the events that its manifest subscribes to', () => {
  consumer(on, sqs, { RoutingDoubtful: done, GrantChanged: done });
  // @ts-expect-error GrantChanged has no handler
  consumer(on, sqs, { RoutingDoubtful: done });
  // @ts-expect-error TeamChanged is not subscribed
  consumer(on, sqs, { RoutingDoubtful: done, GrantChanged: done, TeamChanged: done });
});

test('a handler gets its event’s data, and what was prepared of the batch', () => {
  consumer(on, sqs, {
    RoutingDoubtful: async ({ data }) => void data.request.toFixed(),
    // @ts-expect-error grants have no request
    GrantChanged: async ({ data }) => void data.request,
  });
  const counts = async (_: unknown, events: number) => void events.toFixed();
  consumer(
    on,
    sqs,
    { RoutingDoubtful: done, GrantChanged: counts },
    ({ length }: readonly unknown[]) => length,
  );
  // @ts-expect-error nothing was prepared
  consumer(on, sqs, { RoutingDoubtful: done, GrantChanged: counts });
});

test('two events with one name share a handler that takes either', () => {
  const schema = <T extends string>(type: T) =>
    z.object({ [type]: z.string() } as { [K in T]: z.ZodMiniString });
  const one = defineEvent('intake', 'Closed', 'Closed', schema('report'), { report: 'R1' });
  const other = defineEvent('casework', 'Closed', 'Closed', schema('ticket'), { ticket: 'R1' });
  const both = { subscribes: [one, other] } as const;
  consumer(both, sqs, { Closed: async ({ data }) => void ('report' in data ? data.report : data.ticket) });
  // @ts-expect-error one of them has no ticket
  consumer(both, sqs, { Closed: async ({ data }) => void data.ticket });
});

test('a manifest that has lost its literal types binds nothing', () => {
  const wide: { subscribes: readonly EventDefinition[] } = { subscribes: [GrantChanged] };
  // @ts-expect-error the names of its events are not known
  consumer(wide, sqs, { GrantChanged: done });
  expect(on.subscribes.map(({ name }) => name)).toEqual(['RoutingDoubtful', 'GrantChanged']);
});
