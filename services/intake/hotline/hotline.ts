import { LambdaClient } from '@aws-sdk/client-lambda';
import { CommunityContact } from '#events/reads/community.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { edge } from '#shared/edge/edge.ts';
import { env } from '#shared/env.ts';
import { log, withLog } from '#shared/observe/log.ts';
import { asker } from '#shared/vault/ask.ts';
import { Secrets } from '../secrets/secrets.ts';
import type manifest from '../service.ts';
import { answer, callId } from './answer.ts';
import type { TelephonyEvent } from './domain/telephony.ts';
import type { HotlineParts } from './parts.ts';
import { providerShape } from './provider-shape.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
const vault = new Rows(client, env.table('vault'));
const ask = asker<(typeof manifest)['functions']['hotline']>(new LambdaClient({}));

const parts: HotlineParts = {
  main,
  vault,
  stores: { store: dynamoStore(client, main.table), vault: dynamoStore(client, vault.table) },
  secrets: new Secrets(vault),
  zone: env.zone,
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
    answer(parts, event, new Date().toISOString()),
  ),
).use(providerShape());
