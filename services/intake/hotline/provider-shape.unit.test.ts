import type { Context } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { edge } from '#shared/edge/edge.ts';
import type { TelephonyEvent } from './domain/telephony.ts';
import { providerShape } from './provider-shape.ts';

const answer = {
  call: 'C1',
  seq: 1,
  step: 'told' as const,
  actions: [{ do: 'hang-up' as const }],
};
const asked = (payload: object) => {
  const work = vi.fn(async (_: TelephonyEvent) => answer);
  return { work, answer: edge(work).use(providerShape())(payload as never, {} as Context) };
};
const chime = (InvocationEventType: string) => ({
  SchemaVersion: '1.0',
  Sequence: 4,
  InvocationEventType,
  CallDetails: { TransactionId: 't-1', Participants: [{ CallId: 'leg-a', ParticipantTag: 'LEG-A' }] },
});

test('answers our own shape in our own shape', async () => {
  const event = { call: 't-1', seq: 1, kind: 'hung-up' };
  const { work, answer: told } = asked({ ...event, added: 'by a newer adapter' });
  expect(await told).toEqual(answer);
  expect(work.mock.calls[0]?.[0]).toEqual(event);
});

test('answers Chime in Chime’s shape', async () => {
  const { work, answer: told } = asked(chime('HANGUP'));
  expect(await told).toMatchObject({ SchemaVersion: '1.0', Actions: [{ Type: 'Hangup' }] });
  expect(work.mock.calls[0]?.[0]).toEqual({ call: 't-1', seq: 4, kind: 'hung-up' });
});

test('answers Chime at once when nothing was said to us', async () => {
  const { work, answer: told } = asked(chime('CALL_ANSWERED'));
  expect(await told).toMatchObject({ SchemaVersion: '1.0', Actions: [] });
  expect(work).not.toHaveBeenCalled();
});

test('rejects an unreadable event', async () => {
  const { work, answer: told } = asked({ call: 't-1', seq: 1, kind: 'sung' });
  await expect(told).rejects.toThrow();
  expect(work).not.toHaveBeenCalled();
});
