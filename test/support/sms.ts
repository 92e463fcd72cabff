import { system } from './system.ts';

export interface Sms {
  readonly number: string;
  readonly text: string;
  readonly at?: string;
  /** What the carrier did; absent while it is on its way. */
  readonly status?: 'SUCCESS' | 'FAILURE';
}

/** What the phone with this number received, oldest first (the local engine's list, as the phones page shows it). */
export async function smsTo(number: string): Promise<Sms[]> {
  const { origin } = await system();
  const answer = await fetch(`${origin}/phones.json?number=${encodeURIComponent(number)}`);
  const { messages } = (await answer.json()) as { messages: Sms[] };
  return messages;
}
