import { SQSClient } from '@aws-sdk/client-sqs';
import { AreaChanged, GrantChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import type { CloudEvent } from '#events/envelope.ts';
import { DeadlineMissed } from '#events/escalation.ts';
import { ReportReceived, ReportWithdrawn } from '#events/intake.ts';
import { MessageReceived } from '#events/notification.ts';
import { RoutingDoubtful, TicketRouted } from '#events/routing.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { commit, type Loaded, load } from '#shared/commit/commit.ts';
import { type Decided, NotYet } from '#shared/commit/decision.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import { env } from '#shared/env.ts';
import { consumer, on } from '#shared/messaging/consumer.ts';
import { projector } from '#shared/reference/projection.ts';
import { areaReader } from './areas.ts';
import { ticket } from './domain/aggregate.ts';
import { assign, hold, open, rise, withdraw } from './domain/follow.ts';
import type { Ticket, TicketEvent } from './domain/ticket.ts';
import { entererOf } from './enterer.ts';
import { projections } from './projections.ts';
import { receive } from './sms.ts';
import { assignedTo } from './store.ts';

const client = documentClient();
const main = new Rows(client, env.table('main'));
// An answer by SMS is looked for once: it may be about the first ticket of a new area.
const areas = areaReader(main, Date.now, 0);
const stores = { store: dynamoStore(client, main.table) };
const granted = grantReader(main);
const keep = projector(main, projections);

/** Commits what follows from an event, once however often it comes. */
const follow =
  <D>(decide: (data: D, actor: string) => (t: Ticket) => Decided<TicketEvent>, from?: Loaded<Ticket>) =>
  async ({ id, time, subject, actor, data }: CloudEvent<D>): Promise<void> => {
    const at = new Date().toISOString();
    const by = { cause: { id, made: time }, at, actor: 'system' };
    await commit(stores, ticket, subject, by, decide(data, actor), { from });
  };

export const handler = consumer(new SQSClient({}), [
  on(ReportReceived, follow(open)),
  on(TicketRouted, follow(assign)),
  on(RoutingDoubtful, follow(hold)),
  on(ReportWithdrawn, async (event) => {
    const found = await load(stores.store, ticket, event.subject);
    // Who entered the report is not known yet.
    if (found.version === 0) throw new NotYet('the report is still on its way');
    const enterer = await entererOf(granted, found.state);
    await follow(() => withdraw(enterer), found)(event);
  }),
  on(DeadlineMissed, async (event) => {
    // Most of what is missed is told to people; only what stays missed raises the level.
    if (event.data.stage === 'rise') await follow(rise)(event);
  }),
  on(
    MessageReceived,
    receive(stores, (member) => assignedTo(main, areas, member)),
  ),
  on(AreaChanged, keep.area),
  on(RulesChanged, keep.rules),
  on(GrantChanged, keep.grant),
  on(TeamChanged, keep.team),
]);
