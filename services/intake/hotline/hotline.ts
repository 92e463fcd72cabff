import { LambdaClient } from '@aws-sdk/client-lambda';
import { CommunityContact } from '#events/reads/community.ts';
import { edge } from '#shared/edge/edge.ts';
import { log, withLog } from '#shared/observe/log.ts';
import { asker } from '#shared/vault/ask.ts';
import { intakeDeps } from '../wiring/deps.ts';
import { answer, callId, type HotlineDeps } from './answer.ts';
import type { TelephonyEvent } from './domain/telephony.ts';
import type { hotline as manifest } from './manifest.ts';
import { providerShape } from './provider-shape.ts';

const ask = asker<(typeof manifest)['functions']['hotline']>(new LambdaClient({}));

const deps: HotlineDeps = {
  ...intakeDeps(),
  phoneOf: async (members) => {
    if (members.length === 0) return new Map();
    try {
      const found = await ask(CommunityContact, { ids: members, by: 'service:intake', purpose: 'hotline' });
      return new Map(Object.entries(found).flatMap(([id, { phone }]) => (phone ? [[id, phone]] : [])));
    } catch (error) {
      // The caller is never left in silence because somebody else's service is down: then the machine answers.
      log.error('no numbers of duty phones', error);
      return new Map();
    }
  },
};

/**
 * One step of a call: an event in, what to do next out. Invoked by the telephony adapter with our own shape, or by
 * Amazon Chime SDK's SIP media application with its shape. Never by a queue: somebody is waiting on the line.
 */
export const handler = edge((event: TelephonyEvent) =>
  withLog({ subject: callId(event.call), event: `${event.kind} ${event.seq}` }, () =>
    answer(deps, event, new Date().toISOString()),
  ),
).use(providerShape());
