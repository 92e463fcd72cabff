import { expect, test } from 'vitest';
import { isNumber } from '#shared/ids/number.ts';
import { reportsOf } from '../callers/callers.ts';
import { wordsOf } from '../reports/store.ts';
import { digitByDigit } from './actions.ts';
import { callId } from './answer.ts';
import type { TelephonyEvent } from './domain/telephony.ts';
import {
  FROM,
  inMemoryHotline,
  key,
  numbered,
  playCall,
  SAID,
  started,
  toTheTicket,
  type UnnumberedEvent,
  unanswered,
  words,
} from './testing/in-memory.ts';

const atStep = [started, ...unanswered];
const agreed = [...atStep, key('1')];

const say = ({ actions }: { actions: readonly object[] }) => JSON.stringify(actions);

test('the duty phones ring in the order of the roster, those without a number never; then the machine answers', async () => {
  const { send } = inMemoryHotline();
  const [first, second, third] = numbered(atStep) as [TelephonyEvent, TelephonyEvent, TelephonyEvent];
  expect((await send(first)).actions).toEqual([{ do: 'ring', member: 'm-1', phone: '+861391', seconds: 20 }]);
  expect((await send(second)).actions).toMatchObject([{ do: 'ring', member: 'm-2' }]);
  expect((await send(third)).actions).toMatchObject([{ do: 'gather', prompt: 'consent', digits: 1 }]);
});

test('a call becomes a ticket with what the caller said, pressed and agreed to', async () => {
  const { steps, last, deps, stateOf } = await playCall(toTheTicket);
  expect(steps).toEqual([
    'ring',
    'ring',
    'consent',
    'urgency',
    'category',
    'words',
    'read-back',
    'told',
    'told',
  ]);
  expect(last).toMatchObject({ outcome: 'ticket', actions: [{ do: 'hang-up' }] });
  expect(isNumber(last.number ?? '')).toBe(true);
  expect(await wordsOf(deps.main, deps.vault, last.report ?? '')).toMatchObject({
    channel: 'hotline',
    words: SAID,
    category: 'fire',
    phone: FROM,
    consent: { process: true, sms: true },
    lang: 'zh-CN',
  });
  const { callerRef = '', number } = await stateOf('call-1');
  expect(number).toBe(last.number);
  expect(await reportsOf(deps.vault, callerRef)).toMatchObject([{ report: last.report, number }]);
});

test('reads the number out digit by digit, and texts it when the caller’s number is known', async () => {
  const told = await playCall(toTheTicket.slice(0, -1));
  expect(say(told.last)).toContain(digitByDigit(told.last.number ?? '', 'zh-CN'));
  expect(digitByDigit('263260473158', 'zh-CN')).toBe('2 6 3 2，6 0 4 7，3 1 5 8');
  expect(digitByDigit('263260473158', 'en')).toBe('2 6 3 2, 6 0 4 7, 3 1 5 8');
  expect(say(told.last)).toContain('短信');
  const withheld = await playCall([{ kind: 'started' }, ...toTheTicket.slice(1, -1)]);
  expect(say(withheld.last)).not.toContain('短信');
});

test('reads back what was understood and lets the caller say it again', async () => {
  const long = '楼'.repeat(40);
  const read = await playCall([...agreed, key('3'), key('0'), words(long)]);
  expect(say(read.last)).toContain('40');
  expect(say(read.last)).toContain(`${'楼'.repeat(30)}……`);
  const again = await playCall([
    ...agreed,
    key('3'),
    key('0'),
    words('错了'),
    key('2'),
    words(SAID),
    key('1'),
  ]);
  expect(again.steps.slice(-4)).toEqual(['read-back', 'words', 'read-back', 'told']);
  expect((await wordsOf(again.deps.main, again.deps.vault, again.last.report ?? ''))?.words).toBe(SAID);
});

const TALK: UnnumberedEvent = { kind: 'ringing-result', member: 'm-1', result: 'answered' };
const RECORDED: UnnumberedEvent = { kind: 'words', text: '', recording: 's3://b/k' };
const ENDS: readonly (readonly [string, step: string, outcome: string, readonly UnnumberedEvent[]])[] = [
  [
    'nobody agrees to anything',
    'call-back',
    'missed',
    [...atStep, { kind: 'timed-out' }, { kind: 'timed-out' }],
  ],
  ['the caller wants to be called back', 'call-back', 'missed', [...atStep, key('2')]],
  ['the caller hangs up while it rings', 'ring', 'missed', [started, { kind: 'hung-up' }]],
  ['the caller says nothing', 'call-back', 'missed', [...agreed, key('1'), words(''), words(' ')]],
  [
    'the caller hangs up before sending',
    'read-back',
    'draft',
    [...agreed, key('1'), words(SAID), { kind: 'hung-up' }],
  ],
  ['no answer to the read-back', 'colleague', 'draft', [...agreed, key('1'), words(SAID), key(''), key('')]],
  [
    'twice hard to understand',
    'colleague',
    'draft',
    [...agreed, key('1'), words(SAID, 0.4), words(SAID, 0.84)],
  ],
  ['a recording without words', 'colleague', 'draft', [...agreed, key('1'), RECORDED]],
  ['a duty worker answers', 'talk', 'draft', [started, TALK]],
];
test.each(ENDS)('%s: the call is at %s and ends as %s', async (_, step, outcome, happenings) => {
  const { last } = await playCall(happenings);
  expect(last).toMatchObject({ step, outcome });
});

test('leaves a caller who keeps repeating to a colleague, with the words so far', async () => {
  const again = [words(SAID), key('2')];
  const { last, steps } = await playCall([...agreed, key('1'), ...again, ...again, ...again, ...again]);
  expect(steps.filter((step) => step === 'words')).toHaveLength(4);
  expect(last).toMatchObject({ step: 'colleague', outcome: 'draft' });
});

test('skips the menu for a caller in danger and marks the report as an emergency', async () => {
  const { steps, last, main } = await playCall([...agreed, key('1'), words(SAID, 0.95), key('1')]);
  expect(steps.slice(-4)).toEqual(['urgency', 'words', 'read-back', 'told']);
  expect(JSON.stringify(main().find(({ pk }) => pk === last.report))).toContain('"urgency":"emergency"');
});

test('key 9 goes on in English, once, and the report keeps the language', async () => {
  const { last, deps } = await playCall([
    ...atStep,
    key('9'),
    key('1'),
    key('2'),
    key('0'),
    words('No light'),
    key('1'),
  ]);
  expect(say(last)).toContain('Your number is');
  expect((await wordsOf(deps.main, deps.vault, last.report ?? ''))?.lang).toBe('en');
});

test('ignores a key pressed for an earlier prompt or reported late', async () => {
  const { send } = await playCall([...agreed, key('1'), words(SAID)]);
  const late = await send({ call: 'call-1', seq: 9, kind: 'digits', digits: '1', prompt: 'urgency' });
  expect(late).toMatchObject({ step: 'read-back', actions: [] });
  const older = await send({ call: 'call-1', seq: 0, kind: 'digits', digits: '1' });
  expect(older).toMatchObject({ step: 'read-back', actions: [] });
});

test('repeats the prompt after an answer that does not fit', async () => {
  const { last } = await playCall([...agreed, key('1'), key('5')]);
  expect(last).toMatchObject({ step: 'words', actions: [{ do: 'listen' }] });
});

test('still submits a report when the key press arrives after the hang-up that followed it', async () => {
  const { send } = await playCall([...agreed, key('1'), words(SAID)]);
  expect(await send({ call: 'call-1', seq: 9, kind: 'hung-up' })).toMatchObject({ outcome: 'draft' });
  const sent = await send({ call: 'call-1', seq: 8, kind: 'digits', digits: '1', prompt: 'read-back' });
  expect(sent).toMatchObject({ outcome: 'ticket', actions: [{ do: 'hang-up' }] });
});

test('treats a call known only by its end as a missed call from an unknown caller until its start arrives', async () => {
  const { send, stateOf, vault } = inMemoryHotline();
  await send({ call: 'call-1', seq: 5, kind: 'hung-up' });
  expect(await stateOf('call-1')).toMatchObject({ outcome: 'missed', area: 'qt' });
  expect((await stateOf('call-1')).known).toBeUndefined();
  await send({ call: 'call-1', seq: 1, kind: 'started', from: FROM });
  expect((await stateOf('call-1')).known).toBeDefined();
  expect(vault()).toContainEqual(expect.objectContaining({ pk: callId('call-1'), phone: FROM }));
});

test('ends a call after too many key presses', async () => {
  const { send, stateOf } = await playCall([...agreed, key('1')]);
  for (let seq = 6; seq < 200; seq++) await send({ call: 'call-1', seq, kind: 'digits', digits: '5' });
  expect(await stateOf('call-1')).toMatchObject({ outcome: 'missed', ended: expect.any(String), heard: 160 });
  expect((await send({ call: 'call-1', seq: 300, kind: 'digits', digits: '5' })).actions).toEqual([
    { do: 'hang-up' },
  ]);
});

test('waits until a community exists, and lets the machine answer when there is no roster', async () => {
  const { deps, send } = inMemoryHotline({ members: [] });
  const [event] = numbered([started]) as [TelephonyEvent];
  await expect(send(event)).rejects.toThrow('no community');
  await deps.main.put({ pk: 'roots', sk: 'qt', path: 'qt', active: true, version: 1 });
  expect(await send(event)).toMatchObject({ step: 'consent' });
});

test('takes the area from the line when the provider names it', async () => {
  const { send, stateOf } = inMemoryHotline();
  await send({ call: 'call-1', seq: 1, kind: 'started', from: FROM, area: 'other/town' });
  expect((await stateOf('call-1')).area).toBe('other/town');
});
