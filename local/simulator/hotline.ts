import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';
import type { Answer } from '../../services/intake/hotline/answer.ts';
import type { TelephonyEvent } from '../../services/intake/hotline/domain/telephony.ts';

export type { Action } from '../../services/intake/hotline/domain/telephony.ts';
export type { Answer, TelephonyEvent };

/** Tells the hotline one event of a call, as a telephony provider's adapter does: one invocation a step. */
export type Hotline = (event: TelephonyEvent) => Promise<Answer>;

/** The hotline function of the engine at `endpoint`. @throws when the function failed, e.g. without a community */
export function hotlineOf(endpoint: string): Hotline {
  const lambda = new LambdaClient(clientOf(endpoint));
  return async (event) => {
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName: 'huying-intake-hotline', Payload: JSON.stringify(event) }),
    );
    const payload = JSON.parse(answer.Payload?.transformToString() ?? 'null');
    if (answer.FunctionError) throw new Error(`the hotline failed: ${payload?.errorType ?? 'unknown'}`);
    return payload;
  };
}
