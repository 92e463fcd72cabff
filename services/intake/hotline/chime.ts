import type { Language } from '#events/fields.ts';
import type { Action, TelephonyEvent } from './domain/telephony.ts';

/** What Amazon Chime SDK's SIP media application sends for each step of a call, as far as we read it. */
export interface ChimeEvent {
  readonly SchemaVersion: string;
  readonly Sequence: number;
  readonly InvocationEventType: string;
  readonly ActionData?: {
    readonly Type?: string;
    readonly Parameters?: { readonly ParticipantTag?: string };
    readonly ReceivedDigits?: string;
    readonly ErrorType?: string;
    readonly RecordingDestination?: { readonly BucketName: string; readonly Key: string };
  };
  readonly CallDetails: {
    readonly TransactionId: string;
    readonly AwsAccountId?: string;
    readonly AwsRegion?: string;
    readonly TransactionAttributes?: Readonly<Record<string, string>>;
    readonly Participants: readonly {
      readonly CallId: string;
      readonly ParticipantTag: string;
      readonly From?: string;
      readonly To?: string;
    }[];
  };
}

export interface ChimeReply {
  readonly SchemaVersion: '1.0';
  readonly Actions: readonly { readonly Type: string; readonly Parameters: object }[];
  /** Comes back with every later event of the call: what was asked last, so that nothing has to be remembered here. */
  readonly TransactionAttributes: Readonly<Record<string, string>>;
}

export const isChime = (payload: unknown): payload is ChimeEvent =>
  typeof payload === 'object' && payload !== null && 'InvocationEventType' in payload;

/** The event in our own words; undefined for what means nothing to the dialogue (a sentence was spoken to its end). */
export function fromChime(event: ChimeEvent): TelephonyEvent | undefined {
  const { CallDetails, ActionData = {}, InvocationEventType } = event;
  const asked = CallDetails.TransactionAttributes ?? {};
  const base = { call: CallDetails.TransactionId, seq: event.Sequence };
  const prompt = asked.prompt ? { prompt: asked.prompt } : {};
  switch (InvocationEventType) {
    case 'NEW_INBOUND_CALL': {
      const { From, To } = callerOf(event) ?? {};
      return { ...base, kind: 'started', ...(From && { from: From }), ...(To && { to: To }) };
    }
    case 'HANGUP':
      // When nobody answers, the duty phone's leg ends too, but not the call.
      return ActionData.Parameters?.ParticipantTag === 'LEG-B' && asked.talking !== 'yes'
        ? undefined
        : { ...base, kind: 'hung-up' };
    case 'ACTION_SUCCESSFUL':
    case 'ACTION_FAILED':
      return actionEvent(event, base, prompt);
    default:
      return undefined;
  }
}

function actionEvent(
  { ActionData = {}, CallDetails, InvocationEventType }: ChimeEvent,
  base: { call: string; seq: number },
  prompt: { prompt?: string },
): TelephonyEvent | undefined {
  const done = InvocationEventType === 'ACTION_SUCCESSFUL';
  switch (ActionData.Type) {
    case 'CallAndBridge': {
      const busy = /busy/i.test(ActionData.ErrorType ?? '');
      const result = done ? 'answered' : busy ? 'busy' : 'no-answer';
      const member = CallDetails.TransactionAttributes?.member ?? '';
      return { ...base, kind: 'ringing-result', member, result };
    }
    case 'SpeakAndGetDigits': {
      const digits = ActionData.ReceivedDigits ?? '';
      return done && digits
        ? { ...base, kind: 'digits', digits, ...prompt }
        : { ...base, kind: 'timed-out', ...prompt };
    }
    case 'RecordAudio': {
      const { BucketName, Key } = ActionData.RecordingDestination ?? {};
      return done && Key
        ? { ...base, kind: 'words', text: '', recording: `s3://${BucketName}/${Key}`, ...prompt }
        : { ...base, kind: 'timed-out', ...prompt };
    }
    default:
      return undefined;
  }
}

/** Our actions in Chime's words. */
export function toChime(event: ChimeEvent, actions: readonly Action[]): ChimeReply {
  const last = actions.at(-1);
  const asked: Record<string, string> = { ...event.CallDetails.TransactionAttributes };
  if (last?.do === 'ring') asked.member = last.member;
  if (last?.do === 'gather' || last?.do === 'listen') asked.prompt = last.prompt;
  if (event.InvocationEventType === 'ACTION_SUCCESSFUL' && event.ActionData?.Type === 'CallAndBridge')
    asked.talking = 'yes';
  return {
    SchemaVersion: '1.0',
    Actions: actions.flatMap((action) => chimeActions(event, action)),
    TransactionAttributes: asked,
  };
}

const callerOf = ({ CallDetails }: ChimeEvent) =>
  CallDetails.Participants.find(({ ParticipantTag }) => ParticipantTag === 'LEG-A');

const VOICES: Readonly<Record<Language, object>> = {
  'zh-CN': { LanguageCode: 'cmn-CN', VoiceId: 'Zhiyu' },
  en: { LanguageCode: 'en-US', VoiceId: 'Joanna' },
};

function chimeActions(event: ChimeEvent, action: Action): ChimeReply['Actions'][number][] {
  const { CallId = '', To = '' } = callerOf(event) ?? {};
  const speak = (text: string, lang: Language) => ({
    Type: 'Speak',
    Parameters: { CallId, Text: text, Engine: 'neural', ...VOICES[lang] },
  });
  switch (action.do) {
    case 'ring':
      return [
        {
          Type: 'CallAndBridge',
          Parameters: {
            CallTimeoutSeconds: action.seconds,
            CallerIdNumber: To,
            Endpoints: [{ BridgeEndpointType: 'PSTN', Uri: action.phone ?? '' }],
          },
        },
      ];
    case 'say':
      return [speak(action.text, action.lang)];
    case 'gather':
      return [
        {
          Type: 'SpeakAndGetDigits',
          Parameters: {
            CallId,
            MinNumberOfDigits: action.digits,
            MaxNumberOfDigits: action.digits,
            Repeat: 1,
            InputDigitsRegex: '^[0-9*#]$',
            InBetweenDigitsDurationInMilliseconds: 3000,
            RepeatDurationInMilliseconds: action.seconds * 1000,
            SpeechParameters: { Text: action.text, Engine: 'neural', ...VOICES[action.lang] },
          },
        },
      ];
    case 'listen': {
      const { AwsAccountId, AwsRegion } = event.CallDetails;
      return [
        speak(action.text, action.lang),
        {
          Type: 'RecordAudio',
          Parameters: {
            CallId,
            DurationInSeconds: String(action.seconds),
            SilenceDurationInSeconds: 5,
            RecordingTerminators: ['#'],
            RecordingDestination: {
              Type: 'S3',
              BucketName: `huying-recordings-${AwsAccountId}-${AwsRegion}`,
            },
          },
        },
      ];
    }
    case 'hang-up':
      return [{ Type: 'Hangup', Parameters: { CallId, SipResponseCode: '0' } }];
  }
}
