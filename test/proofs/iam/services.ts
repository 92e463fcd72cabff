import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { subscriptionEvent } from '../../../local/carrier/receipt.ts';
import { keyOf } from '../../../services/escalation/timers/due-items.ts';
import { call } from '../../support/call.ts';
import { messagesAbout, tables, takenAt } from '../../support/logs.ts';
import { clearReport, sendReport, testPhone, trackingToken } from '../../support/report.ts';
import { workersPhone } from '../../support/workers-phone.ts';
import { invoke, invoked } from './direct.ts';
import type { Pool } from './pool.ts';
import { asked, type Probe } from './probe.ts';
import { type Lying, lying } from './queues.ts';

const TABLE = 'huying-escalation';

/** Functions that their schedule, other services, or the carrier call. */
export function called(pool: Pool): Probe[] {
  const staff = { by: 'staff:iam', purpose: 'reveal: 核实权限' };
  const service = { by: 'service:iam', purpose: 'iam' };
  const { report } = pool.known;
  const readers = (['words', 'contact', 'seen'] as const).flatMap((read) => [
    invoked(`huying-intake-read-${read}`, 'somebody looks', async () => ({ ids: [report], ...staff })),
  ]);
  return [
    ...readers,
    invoked('huying-intake-read-whose', 'somebody looks', async () => ({
      ids: [pool.known.phone],
      ...staff,
    })),
    invoked('huying-intake-read-words', 'a service looks', async () => ({ ids: [report], ...service })),
    invoked('huying-community-read-contact', 'somebody looks', async () => ({ ids: ['m-00391'], ...staff })),
    invoked('huying-community-read-whose', 'somebody looks', async () => ({
      ids: [workersPhone()],
      ...staff,
    })),
    minute(pool),
    invoked('huying-escalation-rearm', 'all clocks are armed anew', async () => ({})),
    invoked('huying-notification-receipt', 'the carrier tells of a message', async () =>
      subscriptionEvent({ id: randomUUID(), number: testPhone(), text: '试', sequence: 0 }, new Date()),
    ),
    sent(),
    promised(pool),
  ];
}

/** The caller that it is in, the worker that it is theirs. */
const TOLD = 2;

/** A report comes in, and whom it concerns is told by SMS. */
const sent = (): Probe => ({
  fn: 'huying-notification-send',
  name: 'a caller is told the number, a worker the ticket',
  through: [
    'huying-intake-api',
    'huying-intake-publish',
    'huying-routing-on',
    'huying-routing-publish',
    'huying-casework-on',
    'huying-casework-publish',
    'huying-notification-on',
    'huying-intake-read-contact',
    'huying-community-read-contact',
  ],
  prepare: async () => async () => {
    const { report } = await sendReport(clearReport(testPhone()));
    const told = async () => (await messagesAbout(report)).filter((head) => takenAt(head) !== undefined);
    const failed = ({ body, received }: Lying) => received > 0 && body.includes(report);
    const well = async () => !(await lying('huying-notification-send')).some(failed);
    return { done: async () => (await told()).length >= TOLD && (await well()) };
  },
});

/** The resident sees by when something is promised. */
const promised = (pool: Pool): Probe =>
  asked('huying-escalation-api', 'the resident asks by when', async () => {
    const token = await trackingToken(pool.known);
    return async () =>
      (await call('GET', `/api/escalation/track/${pool.known.report}`, { token })).status < 400;
  });

/** The sweep looks again where it was, finds something due, and has its daily pass before it. */
const minute = (pool: Pool): Probe =>
  asked(
    'huying-escalation-sweep',
    'a minute with something due, and the daily pass',
    async () => async () => {
      const client = await tables();
      const Item = {
        ...keyOf({ subject: pool.known.report, due: Date.now() + 30_000 }),
        expires: Math.floor(Date.now() / 1000) + 600,
      };
      await client.send(new PutCommand({ TableName: TABLE, Item }));
      // Right before it is called: the clock calls it, too, and would take what was prepared for us.
      for (const pk of ['sweep', 'pass'])
        await client.send(new DeleteCommand({ TableName: TABLE, Key: { pk, sk: '-' } }));
      return invoke('huying-escalation-sweep', {});
    },
  );
