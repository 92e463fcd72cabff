import { SQSClient } from '@aws-sdk/client-sqs';
import type { CloudEvent } from '#events/envelope.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { commit, type Loaded, load } from '#shared/commit/commit.ts';
import { type Decided, NotYet } from '#shared/commit/decision.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { clerkOf } from './access/clerk.ts';
import { areaReader } from './areas/areas.ts';
import { type TicketEvent, ticket } from './commands/aggregate.ts';
import { assignedTo } from './lists/assigned-to.ts';
import { projections } from './projections.ts';
import { assign, hold, open, raiseLevel, withdrawn } from './reactions/reactions.ts';
import manifest from './service.ts';
import { receive } from './sms/receive.ts';
import type { Ticket } from './ticket/ticket.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
// An answer by SMS is looked for once: it may be about the first ticket of a new area.
const areas = areaReader(main, Date.now, 0);
const stores = { store: dynamoStore(client, main.table) };
const granted = grantReader(main);
const keep = projector(main, projections);

/** Commits the decision on an event, once however often the event comes. */
const react =
  <D>(decide: (data: D, actor: string) => (t: Ticket) => Decided<TicketEvent>, from?: Loaded<Ticket>) =>
  async ({ id, time, subject, actor, data }: CloudEvent<D>): Promise<void> => {
    const at = new Date().toISOString();
    const by = { cause: { id, made: time }, at, actor: 'system' };
    await commit(stores, ticket, subject, by, decide(data, actor), { from });
  };

export const handler = consumer(manifest.functions.on, new SQSClient({}), {
  ReportReceived: react(open),
  TicketRouted: react(assign),
  RoutingDoubtful: react(hold),
  ReportWithdrawn: async (event) => {
    const found = await load(stores.store, ticket, event.subject);
    // Until the ticket exists, its clerk is unknown.
    if (found.version === 0) throw new NotYet('the report is still on its way');
    const clerk = await clerkOf(granted, found.state);
    const who = { actor: 'resident', at: event.time, via: 'page', clerk } as const;
    await react(() => withdrawn(who), found)(event);
  },
  DeadlineMissed: async (event) => {
    // Most missed deadlines only notify people; one that stays missed raises the level.
    if (event.data.stage === 'rise') await react(raiseLevel)(event);
  },
  MessageReceived: receive(stores, (member) => assignedTo(main, areas, member)),
  AreaChanged: keep.area,
  RulesChanged: keep.rules,
  GrantChanged: keep.grant,
  TeamChanged: keep.team,
});
