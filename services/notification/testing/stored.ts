import {
  AnswerUnclear,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketReopened,
  TicketUrged,
  TicketWithdrawn,
} from '#events/casework.ts';
import { DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { ReportReceived } from '#events/intake.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { LEADER, switchOff, tellCommunity } from '#shared/stored/sample-community.ts';
import { type Running, type StoredScript, without } from '#shared/stored/script.ts';
import { logsEvent } from './logs-event.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const id = (n: number): string => `R${String(n).padStart(26, '0')}`;
const [TICKET, SILENT, REFUSED, UNCLEAR, NIGHT, OFF] = [id(1), id(2), id(3), id(4), id(5), id(6)] as const;
const ALL = [TICKET, SILENT, REFUSED, UNCLEAR, NIGHT, OFF];
const CALLER = '+8613800000001';
const MEMBER = '+8613800000002';

function people(s: Running): void {
  const caller = { phone: CALLER, sms: true, code: 'ABCDEFGH12345' };
  s.reads['intake.contact'] = Object.fromEntries(
    ALL.filter((one) => one !== SILENT).map((one) => [one, caller]),
  );
  s.reads['community.contact'] = { 'm-00412': { phone: MEMBER }, 'm-00265': { phone: MEMBER } };
  s.reads['community.whose'] = { [MEMBER]: { member: 'm-00412', members: ['m-00412'] } };
  s.reads['intake.whose'] = {
    [CALLER]: {
      callerRef: 'c1',
      reports: [{ report: TICKET, number: '263260473158', at: '2026-11-23T01:00:00.000Z' }],
    },
  };
}

const NEWS = [
  ReportReceived,
  RoutingDoubtful,
  TicketAssigned,
  TicketAccepted,
  ResolutionProposed,
  TicketReopened,
  TicketLevelRaised,
  TicketUrged,
  TicketWithdrawn,
  TicketClosed,
  AnswerUnclear,
  DeadlineNear,
  DeadlineMissed,
];

const carrierSays = (s: Running, ref: string, delivered: boolean) =>
  s.invoke('receipt', logsEvent([{ ref, delivered, to: CALLER, at: new Date(s.now).toISOString() }]));
const answered = (s: Running, originationNumber: string, messageBody: string, inboundMessageId: string) =>
  s.work('inbound', { originationNumber, messageBody, inboundMessageId });

async function lives(s: Running): Promise<void> {
  people(s);
  await tellCommunity(s);
  for (const [n, definition] of NEWS.entries()) await s.event(definition, TICKET, { version: n + 1 });
  const missed = { stage: 'resolve', missed: undefined };
  for (const [n, data] of [
    missed,
    { ...missed, stage: 'callback' },
    { ...missed, stage: 'missed-call' },
  ].entries())
    await s.event(DeadlineMissed, TICKET, { version: 20 + n, data });
  await s.drain('send');
  // A receipt, a failure, one that comes before anybody knows of what, and none at all.
  await carrierSays(s, 'sms-1', true);
  await carrierSays(s, 'sms-2', false);
  await carrierSays(s, 'sms-of-somebody', true);
  s.wait(2 * MINUTE);
  await s.drain('send');
  await s.event(ReportReceived, SILENT);
  await s.drain('send');
  s.smsFailure = { name: 'InvalidParameterException', status: 400 };
  await s.event(ReportReceived, REFUSED);
  await s.drain('send');
  for (const [name, status] of [
    ['ThrottledException', 400],
    ['InternalErrorException', 500],
  ] as const) {
    s.smsFailure = { name, status };
    await s.event(ReportReceived, UNCLEAR);
    // It comes back, and finds the claim of its first attempt.
    await s.drain('send').catch(() => undefined);
  }
  s.smsFailure = undefined;
  const before = new Date(s.now).toISOString();
  s.wait(MINUTE);
  await switchOff(s, 'urged');
  await s.event(TicketUrged, OFF, { time: before });
  await s.drain('send');
  await answered(s, CALLER, '1', 'in-1');
  await answered(s, MEMBER, '1 3158', 'in-2');
  await answered(s, '+8613899999999', '你好', 'in-3');
  s.wait(15 * HOUR);
  await s.event(TicketAssigned, NIGHT);
  await s.drain('send');
}

async function asks(s: Running): Promise<Record<string, unknown>> {
  const each: Record<string, unknown> = {};
  for (const [name, about] of Object.entries({ TICKET, SILENT, REFUSED, UNCLEAR, NIGHT, OFF }))
    each[name] = await s.call(`GET /messages?about=${about}`, { by: LEADER });
  return { ...without(each, 'reason'), sms: s.sms };
}

async function goesOn(s: Running): Promise<void> {
  people(s);
  await carrierSays(s, 'sms-1', true);
  for (const ref of ['sms-3', 'sms-4']) await carrierSays(s, ref, true);
  s.wait(9 * HOUR);
  // What was held for the night, and what nobody knows the outcome of.
  await s.drain('send');
  await s.event(TicketClosed, NIGHT, { version: 9 });
  await s.drain('send');
  s.wait(5 * MINUTE);
  await s.drain('send');
  await answered(s, CALLER, '1', 'in-1');
}

/** Messages at every point of their way, what came back, and what the texts need of the community. */
export const script: StoredScript = { lives, asks, goesOn };
