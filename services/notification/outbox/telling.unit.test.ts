import { expect, test } from 'vitest';
import {
  AnswerUnclear,
  TicketAssigned,
  TicketLevelRaised,
  TicketUrged,
  TicketWithdrawn,
} from '#events/casework.ts';
import { GrantChanged, type Role } from '#events/community.ts';
import { DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { plan } from '../domain/plan.ts';
import { CALLER, eventOf, REPORT, ready, sla } from '../testing/in-memory.ts';

const HOLDER = 'phone of m-00412';

/** A world whose templates name every field that the plan allows. */
async function telling() {
  const w = await ready();
  await w.templates(
    Object.fromEntries(
      plan.map(({ purpose, fields }) => [purpose, `${purpose}: ${fields.map((f) => `{${f}}`).join(' ')}`]),
    ),
    2,
  );
  await w.copy.rules(sla());
  const grant = (staff: string, role: Role, area: string) =>
    w.copy.grant(
      eventOf(GrantChanged, { staff, member: `m-${staff}`, grants: [{ role, area }], active: true }),
    );
  const sentTo = async () => {
    await w.drain();
    return w.calls.splice(0).map(({ to, text }) => [to, text.replace('【呼应】', '')]);
  };
  return { ...w, grant, sentTo };
}

test('warns the holder with stage, deadline and area', async () => {
  const w = await telling();
  await w.notify(eventOf(DeadlineNear, { provisional: undefined }));
  expect(await w.sentTo()).toEqual([
    [HOLDER, 'near: 2632 6047 3158 签收 11月23日（周一）13:00 幸福里第七块区'],
  ]);
  await w.notify(eventOf(DeadlineNear, { stage: 'resolve' }));
  expect(await w.sentTo()).toEqual([
    [HOLDER, 'near: 2632 6047 3158 办结 11月23日（周一）13:00（暂定） 幸福里第七块区'],
  ]);
});

test('notifies holder and leads of a missed deadline, nobody twice', async () => {
  const w = await telling();
  await w.grant('7', 'lead', 'qt/qt-03');
  await w.grant('00412', 'lead', 'qt/qt-03');
  await w.notify(eventOf(DeadlineMissed));
  const sentTo = await w.sentTo();
  expect(sentTo.map(([to]) => to)).toEqual([HOLDER, 'phone of m-7']);
  expect(sentTo[1]?.[1]).toContain('missed-lead: 2632 6047 3158 签收');
});

test('notifies a lead of everything (`*`) where no surrounding area has a lead', async () => {
  const w = await telling();
  await w.grant('1', 'lead', '*');
  await w.notify(eventOf(DeadlineMissed));
  expect((await w.sentTo()).map(([to]) => to)).toEqual([HOLDER, 'phone of m-1']);
  await w.grant('7', 'lead', 'qt/qt-03');
  await w.notify(eventOf(DeadlineMissed, { stage: 'contact' }));
  expect((await w.sentTo()).map(([to]) => to)).toEqual([HOLDER, 'phone of m-7']);
});

test('warns once for each stage and level, even on redelivery', async () => {
  const w = await telling();
  for (const of of [{}, { stage: 'contact' }, { level: 2 }, { cycle: 2 }, {}, { level: 2 }])
    await w.notify(eventOf(DeadlineNear, of));
  expect(await w.sentTo()).toHaveLength(4);
});

test('notifies only dispatchers before there is a holder', async () => {
  const w = await telling();
  const open = { stage: 'dispatch', holder: undefined, area: 'qt' };
  await w.grant('8', 'dispatcher', 'qt');
  await w.notify(eventOf(DeadlineNear, open));
  await w.notify(eventOf(DeadlineMissed, open));
  expect(await w.sentTo()).toEqual([
    ['phone of m-8', 'dispatch-missed: 2632 6047 3158 11月23日（周一）13:00（暂定） 您负责的片区'],
  ]);
  await w.grant('9', 'lead', 'qt');
  await w.notify(eventOf(DeadlineMissed, { ...open, cycle: 2 }));
  expect((await w.sentTo()).map(([to]) => to)).toEqual(['phone of m-9']);
});

test('notifies leads, else duty staff, of a missed call', async () => {
  const w = await telling();
  const call = {
    stage: 'missed-call',
    number: undefined,
    holder: undefined,
    category: undefined,
    area: 'qt',
  };
  await w.grant('1', 'duty', 'qt');
  await w.grant('2', 'dispatcher', 'qt');
  await w.grant('3', 'callback', 'qt');
  await w.notify(eventOf(DeadlineMissed, call, { subject: 'C01KAMV3E2XJ5Y9T7QH4N8WCPD0' }));
  expect((await w.sentTo()).map(([to]) => to)).toEqual(['phone of m-1', 'phone of m-2']);
  await w.grant('4', 'lead', 'qt');
  await w.notify(eventOf(DeadlineMissed, call, { subject: 'C01KAMV3E2XJ5Y9T7QH4N8WCPD1' }));
  expect((await w.sentTo()).map(([to]) => to)).toEqual(['phone of m-4']);
});

test('notifies call-back officers of an overdue call-back, and of no rise', async () => {
  const w = await telling();
  await w.grant('3', 'callback', 'qt/qt-03');
  await w.notify(eventOf(DeadlineMissed, { stage: 'callback' }));
  await w.notify(eventOf(DeadlineMissed, { stage: 'rise' }));
  await w.notify(eventOf(DeadlineNear, { stage: 'rise' }));
  expect(await w.sentTo()).toEqual([
    ['phone of m-3', 'callback-missed: 2632 6047 3158 11月23日（周一）13:00（暂定） 幸福里第七块区'],
  ]);
});

test('notifies resident, old holder and new holder of a raised level by its name', async () => {
  const w = await telling();
  await w.notify(eventOf(TicketLevelRaised));
  await w.notify(eventOf(TicketAssigned, { why: 'level-raised', assignment: 2, previous: 'm-1', level: 2 }));
  expect(await w.sentTo()).toEqual([
    [CALLER, 'level-raised: 2632 6047 3158 街道站'],
    [HOLDER, 'level-raised-worker: 2632 6047 3158 消防安全 幸福里第七块区 街道站'],
    ['phone of m-1', 'level-raised-before: 2632 6047 3158 街道站'],
  ]);
});

test('names a level without a name by its number', async () => {
  const w = await telling();
  await w.notify(eventOf(TicketLevelRaised, { level: 7 }));
  expect(await w.sentTo()).toEqual([[CALLER, 'level-raised: 2632 6047 3158 第7级']]);
});

test('notifies a holder who stays on after the rise once', async () => {
  const w = await telling();
  await w.notify(eventOf(TicketAssigned, { why: 'level-raised', assignment: 2, level: 2 }));
  expect(await w.sentTo()).toHaveLength(1);
});

test('notifies the holder of each urge and of a withdrawal, and nobody without a holder', async () => {
  const w = await telling();
  await w.notify(eventOf(TicketUrged));
  await w.notify(eventOf(TicketUrged, { times: 2 }));
  await w.notify(eventOf(TicketUrged, { times: 2 }));
  await w.notify(eventOf(TicketUrged, { times: 3, holder: undefined }));
  await w.notify(eventOf(TicketWithdrawn));
  expect((await w.sentTo()).map(([to, text]) => [to, text?.split(':')[0]])).toEqual([
    [HOLDER, 'urged'],
    [HOLDER, 'urged'],
    [CALLER, 'withdrawn'],
    [HOLDER, 'withdrawn-worker'],
  ]);
});

const unclear = (of: object, subject: string, minute = 0) =>
  eventOf(
    AnswerUnclear,
    { member: undefined, about: undefined, ...of },
    { subject, time: `2026-11-23T00:${String(minute).padStart(2, '0')}:00.000Z` },
  );

test('an answer that could mean several tickets comes back with their numbers', async () => {
  const w = await telling();
  await w.notify(unclear({ sender: 'member', member: 'm-00412', why: 'several' }, 'I1'));
  await w.notify(unclear({ sender: 'caller', about: REPORT, why: 'several' }, 'I2'));
  await w.notify(unclear({ sender: 'caller', about: REPORT, why: 'several' }, 'I3'));
  await w.notify(unclear({ sender: 'caller', about: REPORT, why: 'several' }, 'I3'));
  const list = '2632 6047 3158、2632 6047 3166';
  expect(await w.sentTo()).toEqual([
    [HOLDER, `answer-unclear-worker: ${list}`],
    [CALLER, `answer-unclear: ${list}`],
    [CALLER, `answer-unclear: ${list}`],
  ]);
});

test('replies that nothing is open', async () => {
  const w = await telling();
  await w.notify(unclear({ sender: 'caller', about: REPORT, why: 'nothing-open', numbers: [] }, 'I1'));
  expect(await w.sentTo()).toEqual([[CALLER, 'answer-unclear: 目前没有']]);
});

test.each(['not-understood', 'nothing-open'])(
  'an answer that is %s is answered once an hour, so that two machines do not talk for ever',
  async (why) => {
    const w = await telling();
    for (let minute = 0; minute < 60; minute += 5) {
      await w.notify(unclear({ sender: 'caller', about: REPORT, why }, `I${minute}`, minute));
      await w.notify(unclear({ sender: 'member', member: 'm-9', why }, `J${minute}`, minute));
    }
    expect((await w.sentTo()).map(([to]) => to).sort()).toEqual([CALLER, 'phone of m-9']);
  },
);

test('does not reply to somebody who cannot be reached', async () => {
  const w = await telling();
  await w.notify(unclear({ sender: 'caller', why: 'not-understood' }, 'I1'));
  expect(w.queued).toEqual([]);
});
