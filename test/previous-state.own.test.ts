import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnSystem } from '../local/own-system.ts';
import { signIn } from '../local/sign-ins.ts';
import type { System } from '../local/system.ts';
import { redrive } from '../ops/redrive.ts';
import { targetOfSystem } from '../ops/target/target.ts';
import { type Left, type LeftTicket, PHASES, type Phase } from './previous-state/left.ts';
import { fixture, unpack } from './previous-state/saved.ts';
import { call, expectCall } from './support/call.ts';
import { feedAll } from './support/event-sources.ts';
import { headOf, instantOf, messagesAbout } from './support/logs.ts';
import { trackingToken } from './support/report.ts';
import { until } from './support/until.ts';

/**
 * The system of the previous landing as it had been stopped, with open tickets, calls and timers, under the present
 * build: what `npm start` finds after an update. However old that state is, everything goes on to its end.
 */
const house = new OwnSystem('previous');
let system: System;
let left: Left;
let began: number;

beforeAll(async () => {
  expect(existsSync(fixture)).toBe(true);
  left = await unpack(house.at);
  system = await house.start({ quiet: true, persist: true, saveSeconds: 600 });
  began = Date.now();
  await feedAll(system.endpoint);
}, 500_000);
afterAll(() => house.end(true));

const tokens = new Map<string, Promise<string>>();
/** The token of the first person who fits. */
function tokenOf(fits: (person: Left['people'][number]) => boolean): Promise<string> {
  const person = left.people.find(fits);
  if (!person) throw new Error('nobody of the previous landing fits');
  const token = tokens.get(person.staff) ?? signIn(system.endpoint, system.outputs, person);
  tokens.set(person.staff, token);
  return token;
}
const officer = (tree: string) => tokenOf(({ staff }) => staff === `${tree}-callback`);
const rootOf = ({ tree }: LeftTicket): string => left.blocks[tree].split('/')[0] ?? '';

interface Shown {
  readonly state: string;
  readonly holder?: string;
}
const shown = async (ticket: LeftTicket): Promise<Shown> => {
  const token = await tokenOf(({ staff }) => staff === `${rootOf(ticket)}-leader`);
  return expectCall<Shown>(200, 'GET', `/api/casework/tickets/${ticket.report}`, { token });
};

/** What is done to a ticket in a state, by whom it is to be done. */
async function step(ticket: LeftTicket, { state, holder }: Shown): Promise<void> {
  const post = (path: string, token: string, body: object) =>
    call('POST', path, { token, body, key: randomUUID() });
  const act = async (command: string, body: object = {}) =>
    post(
      `/api/casework/tickets/${ticket.report}/${command}`,
      await tokenOf(({ member }) => member === holder),
      body,
    );
  switch (state) {
    case 'doubtful': {
      const token = await tokenOf(({ staff }) => staff === `${rootOf(ticket)}-dispatcher`);
      const body = { area: left.blocks[ticket.tree], category: 'fire-lane' };
      return void (await post(`/api/routing/doubtful/${ticket.report}/decide`, token, body));
    }
    case 'assigned':
      return void (await act('accept'));
    case 'accepted':
      return void (await act('contact'));
    case 'working':
      return void (await act('propose', { outcome: 'done', reply: '已清理。' }));
    case 'proposed': {
      const answer = { solved: true, satisfied: 'satisfied' };
      return void (await post(
        `/api/casework/track/${ticket.report}/answer`,
        await trackingToken(ticket),
        answer,
      ));
    }
  }
}

test('every clock that ran out meanwhile says so, late', async () => {
  for (const phase of ['ringing', 'raised'] as const) {
    const { report } = left.tickets[phase];
    const said = await until(`a missed deadline of ${phase}`, async () =>
      (await headOf('escalation', report))?.log.find(
        ([type, at]) => type === 'DeadlineMissed' && Date.parse(at) >= began,
      ),
    );
    expect(said).toBeDefined();
  }
}, 500_000);

test.each(PHASES)(
  'a ticket that was left %s is worked on and closed',
  async (phase: Phase) => {
    const ticket = left.tickets[phase];
    // Its level may rise between a look and a step: then somebody else has it, and the next look tells.
    await until(
      `${phase} to be closed`,
      async () => {
        const now = await shown(ticket);
        if (now.state === 'closed') return true;
        await step(ticket, now);
        return false;
      },
      { limitMs: 300_000, everyMs: 500 },
    );
    expect(instantOf(await headOf('casework', ticket.report), 'TicketClosed')).toBeGreaterThanOrEqual(began);
  },
  400_000,
);

test('an officer calls back about what an officer had tried before', async () => {
  const { report } = left.tickets.tried;
  const token = await officer('ps');
  const { callbacks } = await expectCall<{ callbacks: { reached: boolean }[] }>(
    200,
    'GET',
    `/api/casework/tickets/${report}`,
    { token },
  );
  expect(callbacks).toMatchObject([{ reached: false }]);
});

test('a message that waited in its queue is settled, and who is told now gets an SMS', async () => {
  const { report } = left.tickets.untold;
  const settled = (purpose: string, ...types: readonly string[]) =>
    until(purpose, async () =>
      (await messagesAbout(report)).find(
        (head) => head.pk.includes(`~${purpose}~`) && types.some((type) => instantOf(head, type)),
      ),
    );
  // After three days it is no news any more.
  await settled('received', 'MessageSent', 'MessageFailed');
  await settled('closed', 'MessageSent');
}, 300_000);

test('a missed call is returned, and its clock is met', async () => {
  const { missed } = left.calls;
  const duty = { token: await tokenOf(({ role }) => role === 'duty') };
  const desk = await expectCall<{ missed: { call: string }[] }>(200, 'GET', '/api/intake/desk', duty);
  expect(desk.missed.map(({ call: id }) => id)).toContain(missed);
  const path = `/api/intake/desk/${missed}/returned`;
  await expectCall(200, 'POST', path, { ...duty, key: randomUUID(), body: { how: 'answered' } });
  await until('DeadlineMet', async () => instantOf(await headOf('escalation', missed), 'DeadlineMet'));
}, 300_000);

test('a draft of the desk is handed in, and has a holder', async () => {
  const duty = { token: await tokenOf(({ role }) => role === 'duty') };
  const desk = await expectCall<{ drafts: { call: string; words?: string }[] }>(
    200,
    'GET',
    '/api/intake/desk',
    duty,
  );
  const draft = desk.drafts.find(({ call: id }) => id === left.calls.draft);
  expect(draft?.words).toContain('消防通道');
  const body = {
    words: draft?.words,
    area: left.blocks.slow,
    category: 'fire-lane',
    consent: { process: true, sms: true },
    lang: 'zh-CN',
  };
  const path = `/api/intake/desk/${left.calls.draft}/report`;
  const { report } = await expectCall<{ report: string }>(201, 'POST', path, {
    ...duty,
    key: randomUUID(),
    body,
  });
  await until('a holder', async () => instantOf(await headOf('casework', report), 'TicketAssigned'));
}, 300_000);

test('nothing ended among the dead letters', async () => {
  expect(await redrive(targetOfSystem(system))).toMatchObject({ redriven: 0, kept: 0 });
});
