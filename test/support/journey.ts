import { randomUUID } from 'node:crypto';
import { services } from '../../infra/model/services.ts';
import { call, expectCall } from './call.ts';
import { headOf, instantOf, messagesAbout, takenAt } from './logs.ts';
import { clearReport, type Receipt, sendReport, testPhone, trackingToken } from './report.ts';
import { type Sms, smsTo } from './sms.ts';
import { tokenOf } from './system.ts';
import { until } from './until.ts';

/** One hop of the chain: what became true where, and how long after what made it happen. */
export interface Hop {
  readonly hop: string;
  readonly ms: number;
}

export interface Journey {
  readonly receipt: Receipt;
  readonly hops: readonly Hop[];
  readonly sms: { readonly resident: readonly Sms[]; readonly worker: number };
}

type Tell = (hop: Hop) => void;

/**
 * One web report through every hop to closing, done as resident and worker do it. Instants are those that the
 * services put into their own logs, so looking does not add to them.
 * @throws at the first hop that does not happen, naming it
 */
export async function journey(tell: Tell = () => undefined): Promise<Journey> {
  const hops: Hop[] = [];
  const note = (hop: string, from: number, to: number | undefined) => {
    const done = { hop, ms: Math.max(0, (to ?? Number.NaN) - from) };
    hops.push(done);
    tell(done);
  };
  const phone = testPhone();
  const worker = await tokenOf('worker');

  const sent = Date.now();
  const receipt = await sendReport(clearReport(phone));
  note('intake: report answered', sent, Date.now());
  const id = receipt.report;
  const received = await fact('intake', id, 'ReportReceived');
  const opened = await fact('casework', id, 'TicketOpened');
  note('casework: ticket opened', received, opened);
  const routed = await fact('routing', id, 'TicketRouted');
  note('routing: holder named', received, routed);
  const assigned = await fact('casework', id, 'TicketAssigned');
  note('casework: assigned', routed, assigned);
  note('notification: worker’s SMS', assigned, await smsSent(id, 'assigned'));
  note('notification: resident’s SMS “received”', received, await smsSent(id, 'received'));

  const act = async (command: string, body: object, type: string): Promise<number> => {
    const before = Date.now();
    await expectCall(200, 'POST', `/api/casework/tickets/${id}/${command}`, {
      body,
      token: worker,
      key: randomUUID(),
    });
    note(`casework: ${command} answered`, before, Date.now());
    return fact('casework', id, type);
  };
  const accepted = await act('accept', {}, 'TicketAccepted');
  note('notification: resident’s SMS “accepted”', accepted, await smsSent(id, 'accepted'));
  await act('contact', { note: '已电话联系，约定当天上门。' }, 'ContactMade');
  const proposed = await act(
    'propose',
    { outcome: 'done', reply: '楼道已清理干净，物业每周巡查。' },
    'ResolutionProposed',
  );
  note('notification: resident’s SMS “proposed”', proposed, await smsSent(id, 'proposed'));

  const token = await trackingToken(receipt);
  const before = Date.now();
  await expectCall(200, 'POST', `/api/casework/track/${id}/answer`, {
    body: { solved: true },
    token,
    key: randomUUID(),
  });
  note('casework: resident’s answer', before, Date.now());
  const closed = await fact('casework', id, 'TicketClosed');
  note('notification: resident’s SMS “closed”', closed, await smsSent(id, 'closed'));

  const told = ['received', 'accepted', 'proposed', 'closed'];
  const resident = await until(`${told.length} SMS on the resident’s phone`, async () => {
    const list = await smsTo(phone);
    return list.length >= told.length && list;
  });
  const delivered = await until('receipts of all messages', async () => {
    const heads = await messagesAbout(id);
    return heads.length > 0 && heads.every((h) => instantOf(h, 'MessageDelivered')) && heads;
  });
  return { receipt, hops, sms: { resident, worker: delivered.length - resident.length } };
}

const fact = (service: string, id: string, type: string): Promise<number> =>
  until(`${service}: ${type}`, async () => instantOf(await headOf(service, id), type), { everyMs: 15 });

const smsSent = (id: string, purpose: string): Promise<number> =>
  until(
    `notification: ${purpose}`,
    async () => {
      const head = (await messagesAbout(id)).find((h) => JSON.stringify(h.log[0]).includes(`"${purpose}"`));
      return takenAt(head);
    },
    { everyMs: 15 },
  );

/** The services that must answer before a journey makes sense, and do not: of all that can be asked. */
export const health = async (): Promise<string[]> => {
  const asked = services.filter(({ routes }) => routes?.health).map(({ name }) => name);
  const well = await Promise.all(
    asked.map(async (name) => {
      const answer = await call('GET', `/api/${name}/health`).catch(() => undefined);
      return answer?.status === 200;
    }),
  );
  return asked.filter((_, n) => !well[n]);
};
