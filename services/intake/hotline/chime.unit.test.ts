import { expect, test } from 'vitest';
import { type ChimeEvent, fromChime, isChime, toChime } from './chime.ts';

const call = (type: string, more: Partial<ChimeEvent> = {}, attributes = {}): ChimeEvent => ({
  SchemaVersion: '1.0',
  Sequence: 4,
  InvocationEventType: type,
  CallDetails: {
    TransactionId: 't-1',
    AwsAccountId: '123456789012',
    AwsRegion: 'us-east-1',
    TransactionAttributes: attributes,
    Participants: [
      { CallId: 'leg-a', ParticipantTag: 'LEG-A', From: '+8613800005678', To: '+862159510000' },
      { CallId: 'leg-b', ParticipantTag: 'LEG-B' },
    ],
  },
  ...more,
});
const base = { call: 't-1', seq: 4 };
const done = (Type: string, data = {}) => ({ ActionData: { Type, ...data } });

test('recognises Chime’s events by their shape', () => {
  expect(isChime(call('HANGUP'))).toBe(true);
  for (const other of [{ call: 'c', seq: 1, kind: 'hung-up' }, null, 'x', undefined])
    expect(isChime(other)).toBe(false);
});

test.each([
  [call('NEW_INBOUND_CALL'), { kind: 'started', from: '+8613800005678', to: '+862159510000' }],
  [
    call('ACTION_SUCCESSFUL', done('CallAndBridge'), { member: 'm-1' }),
    { kind: 'ringing-result', member: 'm-1', result: 'answered' },
  ],
  [
    call('ACTION_FAILED', done('CallAndBridge', { ErrorType: 'CallNotAnswered' }), { member: 'm-1' }),
    { kind: 'ringing-result', member: 'm-1', result: 'no-answer' },
  ],
  [
    call('ACTION_FAILED', done('CallAndBridge', { ErrorType: 'UserBusy' }), { member: 'm-1' }),
    { kind: 'ringing-result', member: 'm-1', result: 'busy' },
  ],
  [
    call('ACTION_SUCCESSFUL', done('SpeakAndGetDigits', { ReceivedDigits: '2' }), { prompt: 'urgency' }),
    { kind: 'digits', digits: '2', prompt: 'urgency' },
  ],
  [
    call('ACTION_FAILED', done('SpeakAndGetDigits'), { prompt: 'urgency' }),
    { kind: 'timed-out', prompt: 'urgency' },
  ],
  [
    call(
      'ACTION_SUCCESSFUL',
      done('RecordAudio', { RecordingDestination: { BucketName: 'b', Key: 'k.wav' } }),
      { prompt: 'words' },
    ),
    { kind: 'words', text: '', recording: 's3://b/k.wav', prompt: 'words' },
  ],
  [call('HANGUP', { ActionData: { Parameters: { ParticipantTag: 'LEG-A' } } }), { kind: 'hung-up' }],
  [
    call('HANGUP', { ActionData: { Parameters: { ParticipantTag: 'LEG-B' } } }, { talking: 'yes' }),
    { kind: 'hung-up' },
  ],
])('Chime’s event %# becomes ours', (event, expected) => {
  expect(fromChime(event)).toEqual({ ...base, ...expected });
});

test('ignores a finished announcement and a duty phone that stopped ringing', () => {
  expect(fromChime(call('ACTION_SUCCESSFUL', done('Speak')))).toBeUndefined();
  expect(
    fromChime(call('HANGUP', { ActionData: { Parameters: { ParticipantTag: 'LEG-B' } } })),
  ).toBeUndefined();
  expect(fromChime(call('SOMETHING_NEW'))).toBeUndefined();
});

test('our actions become Chime’s, and what was asked comes back with the next event', () => {
  const event = call('NEW_INBOUND_CALL');
  const ring = toChime(event, [{ do: 'ring', member: 'm-1', phone: '+8613900000001', seconds: 20 }]);
  expect(ring.Actions).toEqual([
    {
      Type: 'CallAndBridge',
      Parameters: {
        CallTimeoutSeconds: 20,
        CallerIdNumber: '+862159510000',
        Endpoints: [{ BridgeEndpointType: 'PSTN', Uri: '+8613900000001' }],
      },
    },
  ]);
  expect(ring.TransactionAttributes).toEqual({ member: 'm-1' });
  const gather = {
    do: 'gather',
    prompt: 'consent',
    text: '您好',
    lang: 'zh-CN',
    digits: 1,
    seconds: 8,
  } as const;
  const asked = toChime(call('ACTION_FAILED', {}, { member: 'm-1' }), [gather]);
  expect(asked).toMatchObject({
    Actions: [
      {
        Type: 'SpeakAndGetDigits',
        Parameters: {
          CallId: 'leg-a',
          MaxNumberOfDigits: 1,
          SpeechParameters: { Text: '您好', VoiceId: 'Zhiyu' },
        },
      },
    ],
    TransactionAttributes: { member: 'm-1', prompt: 'consent' },
  });
  const listen = { do: 'listen', prompt: 'words', text: 'Speak', lang: 'en', seconds: 120 } as const;
  expect(toChime(event, [listen]).Actions).toMatchObject([
    { Type: 'Speak', Parameters: { VoiceId: 'Joanna' } },
    {
      Type: 'RecordAudio',
      Parameters: {
        DurationInSeconds: '120',
        RecordingDestination: { BucketName: 'huying-recordings-123456789012-us-east-1' },
      },
    },
  ]);
  const bye = toChime(event, [{ do: 'say', prompt: 'told', text: '再见', lang: 'zh-CN' }, { do: 'hang-up' }]);
  expect(bye.Actions.map(({ Type }) => Type)).toEqual(['Speak', 'Hangup']);
});

test('a duty worker who answered is remembered, so that their hanging up ends the call', () => {
  const answered = call('ACTION_SUCCESSFUL', done('CallAndBridge'), { member: 'm-1' });
  expect(toChime(answered, [])).toMatchObject({ Actions: [], TransactionAttributes: { talking: 'yes' } });
});
