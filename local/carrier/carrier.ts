import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { clientOf } from '../aws-env.ts';
import type { Deliveries } from './deliveries.ts';
import { fateOf, subscriptionEvent } from './receipt.ts';
import { readSms, type Sms } from './sms.ts';

const RECEIPTS = 'huying-notification-receipt';
const PAUSE = 300; // milliseconds between two looks
const AT_ONCE = 8;

/** Plays the telephone company until `signal` aborts: takes each new SMS and reports its delivery once. */
export async function carry(endpoint: string, deliveries: Deliveries, signal: AbortSignal): Promise<void> {
  const lambda = new LambdaClient({ ...clientOf(endpoint), maxAttempts: 1 });
  while (!signal.aborted) {
    try {
      const fresh = ((await readSms(endpoint)) ?? []).filter((sms) => !deliveries.of(sms.id));
      for (let at = 0; at < fresh.length; at += AT_ONCE)
        await Promise.all(fresh.slice(at, at + AT_ONCE).map((sms) => deliver(lambda, deliveries, sms)));
    } catch (error) {
      // The engine restarts or the receipt function failed: the same messages are taken up at the next look.
      if (!signal.aborted) console.error(`carrier: ${(error as Error).message}`);
      await sleep(1000);
    }
    await sleep(PAUSE);
  }
  lambda.destroy();
}

async function deliver(lambda: LambdaClient, deliveries: Deliveries, sms: Sms): Promise<void> {
  const now = new Date();
  try {
    const Payload = JSON.stringify(subscriptionEvent(sms, now));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: RECEIPTS, Payload }));
    if (answer.FunctionError)
      console.error(`carrier: ${RECEIPTS} failed: ${answer.Payload?.transformToString()}`);
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error; // nobody wants receipts: delivered all the same
  }
  deliveries.add({ id: sms.id, at: now.toISOString(), fate: fateOf(sms.number) });
}
