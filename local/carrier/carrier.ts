import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';
import type { Deliveries } from './deliveries.ts';
import { fateOf, subscriptionEvent } from './receipt.ts';
import { readSms, type Sms } from './sms.ts';

const RECEIPTS = 'huying-notification-receipt';
const PAUSE = 300; // milliseconds between two looks
const AT_ONCE = 8;
/** So often a receipt is reported that the function cannot take; AWS goes on for a day. */
const TRIES = 20;

/** Plays the telephone company until `signal` aborts: takes each new SMS and reports its delivery once. */
export async function carry(endpoint: string, deliveries: Deliveries, signal: AbortSignal): Promise<void> {
  const lambda = new LambdaClient({ ...clientOf(endpoint), maxAttempts: 1 });
  const failed = new Map<string, number>();
  while (!signal.aborted) {
    try {
      const fresh = ((await readSms(endpoint)) ?? []).filter((sms) => !deliveries.of(sms.id));
      for (let at = 0; at < fresh.length; at += AT_ONCE)
        await Promise.all(
          fresh.slice(at, at + AT_ONCE).map((sms) => deliver(lambda, deliveries, sms, failed)),
        );
    } catch (error) {
      // The engine restarts or the receipt function failed: the same messages are taken up at the next look.
      if (!signal.aborted) console.error(`carrier: ${(error as Error).message}`);
      await sleep(1000);
    }
    await sleep(PAUSE);
  }
  lambda.destroy();
}

/** @throws when the receipt function failed and the message is to be reported again */
async function deliver(
  lambda: LambdaClient,
  deliveries: Deliveries,
  sms: Sms,
  failed: Map<string, number>,
): Promise<void> {
  const now = new Date();
  try {
    const Payload = JSON.stringify(subscriptionEvent(sms, now));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: RECEIPTS, Payload }));
    if (answer.FunctionError) {
      const tries = (failed.get(sms.id) ?? 0) + 1;
      failed.set(sms.id, tries);
      const what = `${RECEIPTS} failed ${tries} times: ${answer.Payload?.transformToString()}`;
      if (tries < TRIES) throw new Error(what);
      console.error(`carrier: ${what}`);
    }
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error; // nobody wants receipts: delivered all the same
  }
  deliveries.add({ id: sms.id, at: now.toISOString(), fate: fateOf(sms.number) });
}
