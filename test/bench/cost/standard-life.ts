import { randomUUID } from 'node:crypto';
import { atOnce } from '#shared/at-once.ts';
import { signature, templates } from '../../../demo/templates.ts';
import { importDemo } from '../../../local/demo.ts';
import { expectCall } from '../../support/call.ts';
import { headOf, instantOf, messagesAbout } from '../../support/logs.ts';
import { clearReport, type Receipt, sendReport, trackingToken } from '../../support/report.ts';
import { system, tokenOf } from '../../support/system.ts';
import { until } from '../../support/until.ts';

/** Nobody's patience is at stake here: a busy machine takes its time. */
const AT_ONCE = 6;
const PATIENCE = { limitMs: 600_000, everyMs: 250 };

/** What a standard life tells: the caller that it was received, what is proposed and that it is over; the holder once. */
const TOLD = ['received', 'assigned', 'proposed', 'closed'];

/** Leaves the community with texts for these four turns only: what has no text is not sent. */
export async function tellFourTimes(): Promise<void> {
  const { origin } = await system();
  const content = JSON.stringify({
    signature,
    templates: templates.filter(({ purpose }) => TOLD.includes(purpose)),
  });
  const files = [{ kind: 'templates', format: 'json', content }];
  await importDemo(origin, await tokenOf('admin'), { files, signIns: [], hash: 'four-messages' });
}

/**
 * Takes `count` reports together through their standard life, step by step, and has the figures read once.
 * @returns how many messages and timers that made
 */
export async function standardLives(count: number): Promise<{ messages: number; timers: number }> {
  const worker = await tokenOf('worker');
  const receipts = await atOnce(
    AT_ONCE,
    Array.from({ length: count }, (_, n) => n),
    (n) => sendReport({ ...clearReport(`+861540${4_500_001 + n}`), area: 'qt/qt-03' }),
  );
  const act = (command: string, body: object) => async (receipt: Receipt) => {
    const path = `/api/casework/tickets/${receipt.report}/${command}`;
    await expectCall(200, 'POST', path, { body, token: worker, key: randomUUID() });
  };
  await all(receipts, 'TicketAssigned');
  await atOnce(AT_ONCE, receipts, act('accept', {}));
  await atOnce(AT_ONCE, receipts, act('contact', {}));
  await atOnce(
    AT_ONCE,
    receipts,
    act('propose', { outcome: 'done', reply: '楼道已清理干净，物业每周巡查。' }),
  );
  await atOnce(AT_ONCE, receipts, async (receipt) => {
    const token = await trackingToken(receipt);
    const path = `/api/casework/track/${receipt.report}/answer`;
    await expectCall(200, 'POST', path, { body: { solved: true }, token, key: randomUUID() });
  });
  await all(receipts, 'TicketClosed');
  const messages = await atOnce(AT_ONCE, receipts, settledMessages);
  const timers = await atOnce(AT_ONCE, receipts, timersOf);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await expectCall(200, 'GET', `/api/analytics/figures?area=qt&from=${today}&to=${today}`, {
    token: await tokenOf('leader'),
  });
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  return { messages: sum(messages), timers: sum(timers) };
}

const all = (receipts: readonly Receipt[], fact: string) =>
  atOnce(AT_ONCE, receipts, ({ report }) =>
    until(`${fact} of ${report}`, async () => instantOf(await headOf('casework', report), fact), PATIENCE),
  );

/** Every message of the ticket has its receipt. */
const settledMessages = ({ report }: Receipt): Promise<number> =>
  until(
    `receipts of ${report}`,
    async () => {
      const heads = await messagesAbout(report);
      const delivered = heads.filter((head) => instantOf(head, 'MessageDelivered')).length;
      return delivered >= TOLD.length && delivered;
    },
    PATIENCE,
  );

/** Deadlines that were set for the ticket, once none of them is open any more. */
const timersOf = ({ report }: Receipt): Promise<number> =>
  until(
    `clocks of ${report}`,
    async () => {
      const head = await headOf('escalation', report);
      return head?.log.filter(([type]) => type === 'DeadlineMet').length;
    },
    PATIENCE,
  );
