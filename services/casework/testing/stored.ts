import { DeadlineMissed } from '#events/escalation.ts';
import { ReportReceived, ReportWithdrawn } from '#events/intake.ts';
import { MessageReceived } from '#events/notification.ts';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { BLOCK, LEAD, LEADER, OFFICER, tellCommunity, WORKER } from '#shared/stored/sample-community.ts';
import { type Running, type StoredScript, without } from '#shared/stored/script.ts';

const MINUTE = 60_000;
const id = (n: number): string => `R${String(n).padStart(26, '0')}`;
const numberOf = (n: number): string => `2632604731${String(n).padStart(2, '0')}`;

/** Where each ticket is left. */
const T = {
  received: 1,
  doubtful: 2,
  assigned: 3,
  accepted: 4,
  working: 5,
  proposed: 6,
  closed: 7,
  reopened: 8,
  raised: 9,
  withdrawn: 10,
  entered: 11,
  tried: 12,
  unreached: 13,
} as const;
type Left = keyof typeof T;
const at = (left: Left): string => id(T[left]);

const report = (s: Running, left: Left, actor = 'anonymous') =>
  s.event(ReportReceived, at(left), { data: { number: numberOf(T[left]), area: 'qt/qt-03' }, actor });
const route = (s: Running, left: Left, request = 1, level = 1) =>
  s.event(TicketRouted, at(left), {
    version: request + 1,
    data: { request, area: BLOCK, team: 't-03-07', holder: 'm-00412', level },
  });
const act = (s: Running, left: Left, command: string, body: object = {}, by: { staff: string } = WORKER) =>
  s.call(`POST /tickets/${at(left)}/${command}`, { by, body });
const answer = (s: Running, left: Left, body: object) =>
  s.call(`POST /track/${at(left)}/answer`, { by: { report: at(left) }, body });

/** Brings a ticket to where somebody has said what was done. */
async function proposed(s: Running, left: Left, actor?: string): Promise<void> {
  await report(s, left, actor);
  await route(s, left);
  await act(s, left, 'accept');
  await act(s, left, 'contact', { note: '已电话联系。' });
  await act(s, left, 'propose', { outcome: 'done', reply: '已清理。' });
}

/** One with so long a history that parts of it stand outside its head. */
async function reopened(s: Running): Promise<void> {
  await proposed(s, 'reopened');
  for (let request = 2; request <= 4; request++) {
    s.wait(MINUTE);
    if (request === 2) await answer(s, 'reopened', { solved: 'not', words: '还是堵着。' });
    if (request === 3) await answer(s, 'reopened', { solved: 'partly', satisfied: 'fair' });
    if (request === 4)
      await act(
        s,
        'reopened',
        'callback',
        { reached: true, solved: 'not', words: '电话里说没解决。' },
        OFFICER,
      );
    if (request === 4) return;
    await route(s, 'reopened', request);
    await act(s, 'reopened', 'accept');
    await act(s, 'reopened', 'propose', { outcome: 'explained', reply: '已说明。' });
  }
}

async function lives(s: Running): Promise<void> {
  s.reads['intake.words'] = words();
  await tellCommunity(s);
  await report(s, 'received');
  await report(s, 'doubtful');
  await s.event(RoutingDoubtful, at('doubtful'), { data: { request: 1, area: 'qt/qt-03' } });
  for (const left of ['assigned', 'accepted', 'working', 'raised', 'withdrawn'] as const) {
    s.wait(MINUTE);
    await report(s, left);
    await route(s, left);
  }
  await s.call(`POST /track/${at('assigned')}/urge`, { by: { report: at('assigned') }, body: {} });
  await s.event(MessageReceived, 'I1', {
    data: { digit: '1', four: numberOf(T.accepted).slice(-4), reports: undefined },
  });
  await act(s, 'working', 'accept');
  await act(s, 'working', 'contact', { note: '约定当天上门。' });
  await act(s, 'working', 'note', { text: '钥匙在门卫。' });
  await s.event(DeadlineMissed, at('raised'), {
    data: { stage: 'rise', cycle: 1, level: 1, missed: 'accept' },
  });
  await s.event(ReportWithdrawn, at('withdrawn'), { version: 2 });
  for (const left of ['proposed', 'closed', 'entered', 'tried', 'unreached'] as const) {
    s.wait(MINUTE);
    await proposed(s, left, left === 'entered' ? 'staff:30412' : undefined);
  }
  await s.event(MessageReceived, 'I2', {
    data: { sender: 'caller', member: undefined, reports: [at('closed')], digit: '1', four: undefined },
  });
  await s.event(MessageReceived, 'I3', {
    data: { sender: 'caller', member: undefined, reports: [at('closed')], digit: '7', four: undefined },
  });
  await answer(s, 'entered', { solved: 'solved', satisfied: 'satisfied', words: '谢谢。' });
  await act(s, 'tried', 'callback', { reached: false }, OFFICER);
  for (let n = 0; n < 3; n++) {
    await act(s, 'unreached', 'callback', { reached: false, words: '无人接听。' }, OFFICER);
    s.wait(30 * MINUTE);
  }
  await reopened(s);
}

const words = () =>
  Object.fromEntries(
    Object.keys(T).map((left) => [
      at(left as Left),
      { words: '楼道堆物', place: '幸福里', phoneMasked: '138****5678' },
    ]),
  );

async function asks(s: Running): Promise<Record<string, unknown>> {
  s.reads['intake.words'] = words();
  const [mine, area, callbacks] = await Promise.all([
    s.call('GET /tickets?view=mine', { by: WORKER }),
    s.call('GET /tickets?view=area&area=qt', { by: LEADER }),
    s.call('GET /tickets?view=callbacks&area=qt', { by: OFFICER }),
  ]);
  const neighbourhood = await s.call('GET /tickets?view=area&area=qt/qt-03', { by: LEAD });
  const over = await s.call('GET /tickets?view=area&state=closed&area=qt/qt-03', { by: LEAD });
  const each: Record<string, unknown> = {};
  for (const left of Object.keys(T) as Left[]) {
    each[`staff: ${left}`] = await s.call(`GET /tickets/${at(left)}`, { by: LEAD });
    each[`resident: ${left}`] = await s.call(`GET /track/${at(left)}`, { by: { report: at(left) } });
  }
  return without({ mine, area, callbacks, neighbourhood, over, ...each }, 'can');
}

async function goesOn(s: Running): Promise<void> {
  s.wait(61 * MINUTE);
  await route(s, 'received');
  await route(s, 'doubtful');
  await route(s, 'raised', 2, 2);
  await route(s, 'reopened', 4);
  const again = ['received', 'doubtful', 'assigned', 'raised', 'reopened'] as const;
  for (const left of again) await act(s, left, 'accept');
  for (const left of [...again, 'accepted', 'working'] as const) {
    await act(s, left, 'contact');
    await act(s, left, 'propose', { outcome: 'done', reply: '已清理。' });
    await answer(s, left, { solved: 'solved', satisfied: 'satisfied' });
  }
  await act(s, 'proposed', 'callback', { reached: true, solved: 'solved', satisfied: 'fair' }, OFFICER);
  await act(s, 'entered', 'callback', { reached: true, solved: 'solved' }, OFFICER);
  for (let n = 0; n < 2; n++) {
    s.wait(30 * MINUTE);
    await act(s, 'tried', 'callback', { reached: false }, OFFICER);
  }
}

/** Tickets left at every point of their way, and what casework keeps of the community. */
export const script: StoredScript = { lives, asks, goesOn };
