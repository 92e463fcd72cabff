import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { hotlineOf } from '../local/simulator/hotline.ts';
import { type People, place } from '../local/simulator/telephone.ts';
import { call, expectCall } from './support/call.ts';
import { invoke } from './support/invoke.ts';
import { headOf, instantOf } from './support/logs.ts';
import { CLEAR_PLACE, testPhone } from './support/report.ts';
import { smsTo } from './support/sms.ts';
import { system, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

const SAID = `${CLEAR_PLACE}楼道里堆满了纸箱，消防通道过不去人。`;
const KEYS: Readonly<Record<string, string>> = {
  consent: '1',
  urgency: '2',
  category: '0',
  'read-back': '1',
};

/** Nobody answers; the caller agrees, says it and sends it. */
const people = (more: Partial<People> = {}): People => ({
  answer: async () => 'no-answer',
  press: async ({ prompt }) => KEYS[prompt],
  speak: async () => ({ text: SAID }),
  talk: async () => {},
  hear: () => {},
  leave: () => false,
  ...more,
});

const dial = async (of: Partial<People> & { from?: string; twice?: boolean } = {}) => {
  const { from = testPhone(), twice = false, ...more } = of;
  const hotline = hotlineOf((await system()).endpoint);
  return { from, ...(await place(hotline, { call: randomUUID(), from, twice }, people(more))) };
};

interface Item {
  readonly call: string;
  readonly phoneMasked?: string;
  readonly words?: string;
  readonly tries: number;
}
type Desk = { readonly [list in 'now' | 'live' | 'drafts' | 'missed']: readonly Item[] };

const desk = async () => expectCall<Desk>(200, 'GET', '/api/intake/desk', { token: await tokenOf('duty') });
const onDesk = (list: 'drafts' | 'missed', id: string) =>
  until(`${id} among ${list}`, async () => (await desk())[list].find((one) => one.call === id));
const act = async (id: string, what: string, body: object, key: string = randomUUID()) =>
  call('POST', `/api/intake/desk/${id}/${what}`, { token: await tokenOf('duty'), key, body });
const fact = (service: string, id: string, type: string) =>
  until(`${type} of ${id}`, async () => instantOf(await headOf(service, id), type));

test('a call that nobody answers becomes a ticket with a number, told on the telephone and by SMS', async () => {
  const heard: string[] = [];
  const {
    from,
    outcome,
    report = '',
    number = '',
  } = await dial({ hear: (text) => heard.push(text), twice: true });
  expect(outcome).toBe('ticket');
  expect(heard.join().replace(/\D/g, '')).toContain(number);
  await fact('casework', report, 'TicketOpened');
  const sms = await until('the SMS', async () =>
    (await smsTo(from)).find(({ text }) => text.includes(number.slice(-4))),
  );
  expect(sms.number).toBe(from);
  const log = JSON.stringify((await headOf('intake', report))?.log);
  expect(log).toContain('"hotline"');
  expect(log).not.toContain('纸箱');
});

test('a caller who hangs up while it rings is called back, and stands at the desk until then', async () => {
  const { call: id, outcome, from } = await dial({ leave: (step) => step === 'started' });
  expect(outcome).toBe('missed');
  await fact('intake', id, 'CallMissed');
  expect(await onDesk('missed', id)).toMatchObject({
    phoneMasked: expect.stringContaining('****'),
    tries: 0,
  });
  expect((await act(id, 'returned', { how: 'unreached' })).body).toEqual({ done: false, tries: 1 });
  expect((await act(id, 'reveal', { reason: '回电核实' })).body).toEqual({ phone: from });
  const { body } = await call<{ seen: object[] }>('GET', `/api/intake/desk/${id}/seen`, {
    token: await tokenOf('duty'),
  });
  expect(body.seen[0]).toMatchObject({
    by: 'staff:10031',
    purpose: 'reveal: 回电核实',
    read: 'intake.contact',
  });
  expect((await act(id, 'returned', { how: 'answered' })).body).toEqual({ done: true, tries: 1 });
  await fact('intake', id, 'CallReturned');
  await until('gone from the desk', async () => !(await desk()).missed.some((one) => one.call === id));
  expect((await act(id, 'returned', { how: 'answered' })).status).toBe(409);
});

test('a caller who gets through later needs no call back', async () => {
  const first = await dial({ leave: (step) => step === 'started' });
  const second = await dial({ from: first.from });
  expect(second.outcome).toBe('ticket');
  await fact('intake', first.call, 'CallReturned');
});

test('a question that a duty worker answers is counted and makes no ticket', async () => {
  const talked = await dial({ answer: async () => 'answered' });
  expect(talked.outcome).toBe('draft');
  const { call: id } = talked;
  await onDesk('drafts', id);
  const key = randomUUID();
  for (let time = 0; time < 2; time++)
    expect((await act(id, 'answer', { words: '居住证在街道窗口办理' }, key)).body).toEqual({
      answered: true,
    });
  await fact('intake', id, 'ConsultationAnswered');
  expect((await headOf('intake', id))?.log.filter(([type]) => type === 'ConsultationAnswered')).toHaveLength(
    1,
  );
  expect((await act(id, 'report', finished)).status).toBe(409);
});

const finished = { words: SAID, place: CLEAR_PLACE, consent: { process: true, sms: true }, lang: 'zh-CN' };

test('what was said half way is a draft, and the desk makes one ticket of it', async () => {
  const { call: id, outcome } = await dial({ leave: (step) => step === 'words' });
  expect(outcome).toBe('draft');
  expect(await onDesk('drafts', id)).toMatchObject({ words: SAID });
  const key = randomUUID();
  const [once, twice] = [await act(id, 'report', finished, key), await act(id, 'report', finished, key)];
  expect(once.status).toBe(201);
  expect(twice.body).toEqual(once.body);
  await fact('casework', String(once.body.report), 'TicketOpened');
});

test('the desk refuses people who are not on duty and unknown calls', async () => {
  for (const role of ['worker', 'leader', 'admin'] as const)
    expect((await call('GET', '/api/intake/desk', { token: await tokenOf(role) })).status).toBe(403);
  expect((await act('C00000000000000000000000000', 'returned', { how: 'answered' })).status).toBe(404);
});

test('lists a number’s reports, newest first', async () => {
  const { from, report, number } = await dial();
  const request = { ids: [from, 'nobody'], by: 'service:test', purpose: 'test' };
  const found = await invoke<Record<string, { reports: unknown }>>('huying-intake-read-whose', request);
  expect(Object.keys(found)).toEqual([from]);
  expect(found[from]?.reports).toMatchObject([{ report, number }]);
});

test('the sweep of calls finds none to end', async () => {
  await expect(invoke('huying-intake-expire')).resolves.toEqual({ calls: 0 });
});

test('Amazon Chime’s shape is understood by the same function', async () => {
  const event = {
    SchemaVersion: '1.0',
    Sequence: 1,
    InvocationEventType: 'NEW_INBOUND_CALL',
    CallDetails: {
      TransactionId: randomUUID(),
      Participants: [{ CallId: 'leg-a', ParticipantTag: 'LEG-A', From: testPhone(), To: '+862159510000' }],
    },
  };
  interface Reply {
    readonly SchemaVersion: string;
    readonly Actions: readonly { readonly Type: string }[];
  }
  const { SchemaVersion, Actions } = await invoke<Reply>('huying-intake-hotline', event);
  expect(SchemaVersion).toBe('1.0');
  expect(['CallAndBridge', 'SpeakAndGetDigits']).toContain(Actions[0]?.Type);
});
