import { expect, test } from 'vitest';
import {
  AnswerUnclear,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketUrged,
} from '#events/casework.ts';
import { AreaChanged } from '#events/community.ts';
import { DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { ReportReceived } from '#events/intake.ts';
import { Wait } from '#shared/messaging/wait.ts';
import type { Work } from '../domain/queued.ts';
import { eventOf, REPORT, ready, sla } from '../testing/in-memory.ts';

const NIGHT = Date.parse('2026-11-23T15:00:00.000Z'); // 23:00
const MORNING = Date.parse('2026-11-23T23:00:00.000Z'); // 07:00
const accepted = `${REPORT}~accepted~caller~1`;

async function night(quiet: object | undefined = { from: '22:00', to: '07:00' }) {
  const w = await ready();
  await w.copy.rules(sla({ quiet }));
  w.clock.now = NIGHT;
  const time = new Date(NIGHT).toISOString();
  return { ...w, at: (of: object = {}) => ({ time, ...of }) };
}

test('holds a message of the night until morning and lists it as waiting', async () => {
  const w = await night();
  await w.notify(eventOf(TicketAccepted, {}, w.at()));
  const [work] = w.queued as [Work];
  const waiting = await w.deliver(work).catch((error) => error);
  expect(waiting).toBeInstanceOf(Wait);
  expect(waiting.seconds).toBe(8 * 3600);
  expect(await w.stateOf(accepted)).toMatchObject({ state: 'queued', attempts: 0 });
  for (w.clock.now = NIGHT; w.clock.now < MORNING; w.clock.now += 900_000)
    await expect(w.deliver(work)).rejects.toBeInstanceOf(Wait);
  expect(w.calls).toEqual([]);
  await w.drain();
  expect(w.calls).toHaveLength(1);
  expect(await w.stateOf(accepted)).toMatchObject({ state: 'sent', attempts: 1 });
  expect(w.items().find(({ kind }) => kind === 'message')?.version).toBe(3);
});

test('sends emergencies at any time, to residents and workers', async () => {
  const w = await night();
  for (const one of [TicketAssigned, TicketAccepted, ResolutionProposed, DeadlineNear, TicketUrged])
    await w.notify(eventOf(one, { urgency: 'emergency', due: new Date(NIGHT).toISOString() }, w.at()));
  await w.drain();
  expect(w.calls).toHaveLength(5);
  expect(w.queued).toEqual([]);
});

test('drops a warning of the night once its deadline is over', async () => {
  const w = await night();
  const due = (hours: number) => new Date(NIGHT + hours * 3_600_000).toISOString();
  await w.notify(eventOf(DeadlineNear, { due: due(4) }, w.at()));
  await w.notify(eventOf(DeadlineMissed, { due: due(4) }, w.at()));
  await w.notify(eventOf(DeadlineNear, { due: due(12), stage: 'resolve' }, w.at()));
  for (const work of w.queued) await expect(w.deliver(work)).rejects.toBeInstanceOf(Wait);
  w.clock.now = MORNING;
  await w.drain();
  expect(w.calls.map(({ text }) => text.slice(4, 12))).toEqual(['已超时：2632', '快到时限：263']);
  expect(await w.stateOf(`${REPORT}~near~m-00412~1012`)).toMatchObject({ state: 'failed', why: 'too-late' });
});

test('answers an action at once, in quiet hours too', async () => {
  const w = await night();
  await w.templates({ received: '{number}', 'answer-unclear': '{list}' }, 2);
  await w.notify(eventOf(ReportReceived, {}, w.at()));
  await w.notify(eventOf(AnswerUnclear, { sender: 'caller', about: REPORT }, w.at({ subject: 'I1' })));
  await w.drain();
  expect(w.calls).toHaveLength(2);
});

test('the nearest area that names a rule set decides; one without quiet hours has none', async () => {
  const w = await night();
  const area = (id: string, path: string, sla?: string) =>
    w.copy.area(eventOf(AreaChanged, { id, path, sla }, { version: 9 }));
  await w.copy.rules(sla({ name: 'rules-fast' }));
  const send = async (cycle: number, path = 'qt/qt-03/qt-03-07') => {
    await w.notify(eventOf(TicketAccepted, { cycle, area: path }, w.at()));
    return w.drain().then(
      () => 'sent',
      () => 'waits',
    );
  };
  await area('qt-03-07', 'qt/qt-03/qt-03-07');
  expect(await send(1)).toBe('waits');
  await area('qt', 'qt', 'rules-fast');
  expect(await send(2)).toBe('sent');
  await area('qt-03', 'qt/qt-03', 'three-stations');
  expect(await send(3)).toBe('waits');
  expect(await send(4, 'qt/qt-04')).toBe('sent');
});

test('a community that has no rules yet has no quiet hours', async () => {
  const w = await ready();
  w.clock.now = NIGHT;
  await w.notify(eventOf(TicketAccepted, {}, { time: new Date(NIGHT).toISOString() }));
  await w.drain();
  expect(w.calls).toHaveLength(1);
});
