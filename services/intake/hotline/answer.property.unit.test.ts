import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/runs.ts';
import { callId } from './answer.ts';
import type { CallFact } from './domain/call.ts';
import type { TelephonyEvent } from './domain/telephony.ts';
import { sweep } from './sweep.ts';
import {
  AT,
  inMemoryHotline,
  key,
  numbered,
  toTheTicket,
  type UnnumberedEvent,
  words,
} from './testing/in-memory.ts';

const HOUR = 3_600_000;
const prompts = ['consent', 'urgency', 'category', 'words', 'read-back', undefined] as const;
const prompt = fc.constantFrom(...prompts);

/** Anything that a telephone company could tell, in any state. */
const happening: fc.Arbitrary<UnnumberedEvent> = fc.oneof(
  fc.constantFrom<UnnumberedEvent>(...toTheTicket),
  fc.tuple(fc.constantFrom('0', '1', '2', '3', '9', '', '#'), prompt).map(([digits, to]) => key(digits, to)),
  fc
    .tuple(fc.constantFrom('楼道堆物', '', ' ', '。'), fc.constantFrom(0.3, 0.9, undefined))
    .map((of) => words(...of)),
  fc.record({
    kind: fc.constant('ringing-result' as const),
    member: fc.constantFrom('m-1', 'm-2', 'm-9'),
    result: fc.constantFrom('answered' as const, 'no-answer' as const, 'busy' as const),
  }),
  fc.constantFrom<UnnumberedEvent>({ kind: 'hung-up' }, { kind: 'timed-out' }),
);

/** A call as it happened, or nearly so, then told with gaps, twice, and in another order; often without its end. */
const told: fc.Arbitrary<TelephonyEvent[]> = fc
  .oneof(
    { weight: 2, arbitrary: fc.constant([...toTheTicket]) },
    { weight: 3, arbitrary: fc.array(happening, { minLength: 1, maxLength: 14 }) },
  )
  .chain((happenings) => {
    const events = numbered(happenings);
    return fc.oneof(
      fc.shuffledSubarray([...events, ...events], { minLength: 1 }),
      fc.subarray([...events], { minLength: 1 }),
    );
  });

const outcomes = (facts: readonly CallFact['type'][]) =>
  facts.filter((type) => ['CallMissed', 'CallDrafted', 'CallConfirmed'].includes(type)).join(' ');

test('ends every call as exactly one of ticket, draft and missed, in whatever order the events arrive', async () => {
  await fc.assert(
    fc.asyncProperty(told, async (events) => {
      const { send, deps, main, stateOf } = inMemoryHotline();
      for (const event of events) await send(event);
      await sweep(deps, Date.parse(AT) + 2 * HOUR);
      const state = await stateOf('call-1');
      expect(state.ended).toBeDefined();
      expect(['ticket', 'draft', 'missed']).toContain(state.outcome);
      // Once missed it stays so; what is no ticket has no report, what is one has exactly one.
      const types = main().flatMap((row) =>
        row.kind === 'call' ? (row.log as [CallFact['type']][]).map(([t]) => t) : [],
      );
      const early = main().flatMap((row) =>
        row.pk === callId('call-1') && row.sk.startsWith('log#')
          ? (row.log as [CallFact['type']][]).map(([t]) => t)
          : [],
      );
      expect(outcomes([...early, ...types])).toMatch(
        /^(CallMissed|CallDrafted|CallConfirmed|CallDrafted CallConfirmed)$/,
      );
      const reports = main().filter(({ kind }) => kind === 'report');
      expect(reports.length).toBe(state.outcome === 'ticket' ? 1 : 0);
      expect(state.number !== undefined).toBe(state.outcome === 'ticket');
    }),
    { numRuns: runs(150) },
  );
});

test('gives the same event the same answer, however often and however late it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(told, async (events) => {
      const { send } = inMemoryHotline();
      const answers = new Map<number, unknown>();
      for (const event of [...events, ...events]) {
        const answer = await send(event);
        if (answers.has(event.seq)) expect(answer).toEqual(answers.get(event.seq));
        answers.set(event.seq, answer);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('keeps personal data of a call in the vault only', async () => {
  await fc.assert(
    fc.asyncProperty(told, async (events) => {
      const { send, main } = inMemoryHotline();
      for (const event of events) await send(event);
      expect(JSON.stringify(main())).not.toMatch(/13800005678|堆物|幸福里/);
    }),
    { numRuns: runs(60) },
  );
});

test('keeps no words without consent', async () => {
  await fc.assert(
    fc.asyncProperty(told, async (events) => {
      const { send, vault, stateOf } = inMemoryHotline();
      for (const event of events) await send(event);
      const kept = vault().some(({ sk }) => sk.startsWith('words#'));
      if (kept) expect((await stateOf('call-1')).consent).toBe(true);
    }),
    { numRuns: runs(60) },
  );
});
