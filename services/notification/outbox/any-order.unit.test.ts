import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketReopened,
  TicketUrged,
} from '#events/casework.ts';
import type { CloudEvent } from '#events/envelope.ts';
import { DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { ReportReceived } from '#events/intake.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { itemOf } from '#shared/commit/nested.ts';
import { runs } from '#shared/runs.ts';
import { CALLS, LEASE } from '../domain/decide.ts';
import type { Work } from '../domain/queued.ts';
import { eventOf, inMemoryNotification, REPORT, START, TEXTS } from '../testing/in-memory.ts';
import type { EventFields } from './event-fields.ts';

/** A ticket's life with a late worker, a higher level and one reopening, as its events. */
const life = [
  eventOf(ReportReceived, {}, { version: 1 }),
  eventOf(DeadlineNear, {}, { version: 2 }),
  eventOf(DeadlineMissed, {}, { version: 3 }),
  eventOf(TicketLevelRaised, {}, { version: 14 }),
  eventOf(
    TicketAssigned,
    { why: 'level-raised', assignment: 2, previous: 'm-00412', holder: 'm-2', level: 2 },
    { version: 15 },
  ),
  eventOf(TicketUrged, { times: 1 }, { version: 16 }),
  eventOf(TicketUrged, { times: 2 }, { version: 17 }),
  ...[1, 2].flatMap((cycle) => [
    ...(cycle === 2 ? [eventOf(TicketReopened, { cycle }, { version: 9 })] : []),
    eventOf(TicketAssigned, { cycle }, { version: cycle * 10 }),
    eventOf(TicketAccepted, { cycle }, { version: cycle * 10 + 1 }),
    eventOf(ResolutionProposed, { cycle }, { version: cycle * 10 + 2 }),
    eventOf(TicketClosed, { cycle }, { version: cycle * 10 + 3 }),
  ]),
];
const expected = [
  'received~caller~1',
  'assigned~m-00412~1',
  'reopened-worker~m-00412~2',
  'reopened~caller~2',
  'near~m-00412~1012',
  'missed~m-00412~1012',
  'level-raised~caller~1020',
  'level-raised-worker~m-2~2',
  'level-raised-before~m-00412~2',
  'urged~m-00412~1001',
  'urged~m-00412~1002',
  ...[1, 2].flatMap((cycle) => [
    `accepted~caller~${cycle}`,
    `proposed~caller~${cycle}`,
    `closed~caller~${cycle}`,
    `closed-worker~m-00412~${cycle}`,
  ]),
]
  .map((id) => `${REPORT}~${id}`)
  .sort();

const inAnyOrder = fc
  .shuffledSubarray([...life, ...life, ...life])
  .map((some) => [...some, ...life] as CloudEvent<EventFields>[])
  .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

type InMemoryNotification = ReturnType<typeof inMemoryNotification>;

async function arrive(w: InMemoryNotification, event: CloudEvent<EventFields>): Promise<void> {
  await w.notify(event);
}

/** Brings each event until it is taken, as the queue does, and works off what is queued when `sendNow` says so. */
async function bring(
  w: InMemoryNotification,
  all: CloudEvent<EventFields>[],
  sendNow: () => boolean,
): Promise<void> {
  const waiting = [...all];
  for (let event = waiting.shift(); event; event = waiting.shift()) {
    const again = event;
    await arrive(w, event).catch((error) => {
      if (!(error instanceof NotYet)) throw error;
      waiting.push(again);
    });
    if (sendNow()) await w.drain();
  }
  await w.drain();
}

test('sends each occurrence exactly once, whatever the order and number of its events', async () => {
  await fc.assert(
    fc.asyncProperty(inAnyOrder, fc.infiniteStream(fc.boolean()), async (all, dice) => {
      const w = inMemoryNotification();
      await w.templates(TEXTS);
      await bring(w, all, () => dice.next().value);
      const messages = w.items().filter(({ kind }) => kind === 'message');
      expect(messages.map((item) => itemOf(item).pk).sort()).toEqual(expected);
      expect(w.calls).toHaveLength(expected.length);
      for (const id of expected) expect((await w.stateOf(id)).state).toBe('sent');
    }),
    { numRuns: runs(60) },
  );
});

test('failures of table, queue and provider lose nothing, and repeat a call only when its answer was lost', async () => {
  await fc.assert(
    fc.asyncProperty(inAnyOrder, fc.infiniteStream(fc.nat(11)), async (all, dice) => {
      let bad = false;
      const unlucky = () => bad && dice.next().value === 0;
      const w = inMemoryNotification(async (run) => {
        if (unlucky()) throw new Error('the table was not reached');
        const answer = await run();
        if (unlucky()) throw new Error('the answer of the table was lost');
        return answer;
      });
      await w.templates(TEXTS);
      const calls = new Map<string, number>();
      const lost = new Map<string, number>();
      const count = (of: Map<string, number>, id: string) => of.set(id, (of.get(id) ?? 0) + 1);

      const waiting = [...all];
      while (waiting.length > 0 || w.queued.length > 0 || w.later.length > 0) {
        const due = w.later.filter(({ at }) => at <= w.clock.now);
        w.later.splice(0, w.later.length, ...w.later.filter(({ at }) => at > w.clock.now));
        w.queued.push(...due.map(({ work }) => work));
        bad = w.clock.now < START + 200 * LEASE;
        w.enqueue.fails = unlucky();
        const event = waiting.shift();
        if (event) await arrive(w, event).catch(() => waiting.push(event));
        const work = w.queued.shift();
        if (!work) {
          w.clock.now += LEASE / 3;
          continue;
        }
        const id = work.message;
        const before = w.calls.length;
        await w.deliver(work).catch(() => {
          w.queued.push(work);
          // An answer is lost, too, while it cannot be put on record: whoever finds no word of it for so long calls again.
          if (w.calls.length > before || work.took) count(lost, id);
        });
        if (w.calls.length > before) count(calls, id);
        w.clock.now += LEASE / 3;
      }
      bad = false;
      for (const id of expected) {
        const { state, why, attempts } = await w.stateOf(id);
        // Three attempts without a known outcome end in a loud failure, never in a silent one.
        const outcome = why === 'unclear' ? [id, 'failed', CALLS] : [id, 'sent', attempts];
        expect([id, state, attempts]).toEqual(outcome);
        expect(calls.get(id) ?? 0).toBeLessThanOrEqual(Math.min(CALLS, 1 + (lost.get(id) ?? 0)));
        if (state === 'sent') expect(calls.get(id)).toBeGreaterThan(0);
      }
    }),
    { numRuns: runs(60) },
  );
});

test('workers that take the same message at the same time call the provider once, and its receipt is not lost', async () => {
  const id = `${REPORT}~assigned~m-00412~1`;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (s) => {
      const w = inMemoryNotification(async (run) => {
        await s.schedule(Promise.resolve());
        return run();
      });
      const settle = <T>(work: Promise<T>) => s.waitFor(work);
      await settle(w.templates(TEXTS));
      const { send } = w.deps.provider;
      const receipts: Promise<void>[] = [];
      w.deps.provider.send = async (to, text) => {
        const answer = await send(to, text);
        receipts.push(w.receive(answer.ref, 'delivered'));
        return answer;
      };
      await settle(Promise.all([w.notify(eventOf(TicketAssigned)), w.notify(eventOf(TicketAssigned))]));
      const [one, other] = w.queued as [Work, Work];
      await settle(Promise.allSettled([w.deliver(one), w.deliver(other), w.notify(eventOf(TicketAssigned))]));
      await settle(Promise.all(receipts));
      expect(w.calls).toHaveLength(1);
      expect((await settle(w.stateOf(id))).state).toBe('delivered');
    }),
    { numRuns: runs(200) },
  );
});
