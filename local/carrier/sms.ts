/** A text message as the engine kept it; `sequence` orders the messages of one number. */
export interface Sms {
  readonly id: string;
  readonly number: string;
  readonly text: string;
  readonly sequence: number;
}

interface EngineList {
  readonly sms_messages: Readonly<Record<string, readonly { MessageId: string; Message: string }[]>>;
}

/** Every SMS that was published through SNS; undefined on an engine that does not show them. */
export async function readSms(endpoint: string, number?: string): Promise<readonly Sms[] | undefined> {
  const query = number ? `?phoneNumber=${encodeURIComponent(number)}` : '';
  const answer = await fetch(`${endpoint}/_ministack/sns/sms-messages${query}`);
  if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return undefined;
  const list = (await answer.json()) as EngineList;
  return Object.entries(list.sms_messages ?? {}).flatMap(([to, records]) =>
    records.map((record, sequence) => ({ id: record.MessageId, number: to, text: record.Message, sequence })),
  );
}
