import { expect, test } from 'vitest';
import { MONDAY } from '../testing/ticket-events.ts';
import { sender } from './send.ts';

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
  readonly DelaySeconds: number;
}

/** A queue that refuses what `refuses` says, at each try. */
function queue(refuses: (subject: string, attempt: number) => boolean = () => false) {
  const taken: (Entry & { subject: string })[] = [];
  let calls = 0;
  const send = sender(
    {
      sqs: {
        send: async ({ input }: { input: { Entries: Entry[]; QueueUrl: string } }) => {
          calls += 1;
          expect(input.QueueUrl).toBe('url');
          const [Failed, ok] = [[] as { Id: string }[], [] as Entry[]];
          for (const e of input.Entries)
            if (refuses(JSON.parse(e.MessageBody).subject, calls)) Failed.push(e);
            else ok.push(e);
          taken.push(...ok.map((e) => ({ ...e, subject: JSON.parse(e.MessageBody).subject })));
          return { Failed };
        },
      } as never,
      url: () => 'url',
      now: () => MONDAY,
      pause: async () => undefined,
    },
    'sweep',
  );
  return { send, taken, calls: () => calls };
}
const due = (ms: number, subject = `R${ms}`) => ({ subject, due: MONDAY + ms });

test('delays each timer until it is due, in whole seconds and never less', async () => {
  const q = queue();
  await q.send([due(-5000), due(0), due(1), due(1000), due(1001), due(899_001), due(2_000_000)]);
  expect(q.taken.map((e) => e.DelaySeconds)).toEqual([0, 0, 1, 1, 2, 900, 900]);
  expect(JSON.parse(q.taken[0]?.MessageBody ?? '')).toEqual({ ...due(-5000), via: 'sweep' });
});

test('sends in batches of ten, and makes no call for none', async () => {
  const q = queue();
  await q.send(Array.from({ length: 21 }, (_, n) => due(n)));
  expect([q.calls(), q.taken.length]).toEqual([3, 21]);
  await q.send([]);
  expect(q.calls()).toBe(3);
});

test('retries only the refused entries, and throws in the end', async () => {
  const once = queue((subject, attempt) => subject === 'R2' && attempt < 3);
  await once.send([due(1), due(2)]);
  expect(once.taken.map((e) => e.subject)).toEqual(['R1', 'R2']);
  const never = queue((subject) => subject === 'R2');
  await expect(never.send([due(1), due(2)])).rejects.toThrow('1 timers');
  expect(never.calls()).toBe(4);
});
