import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keyOf } from '#shared/commit/nested.ts';
import { services } from '../../../infra/model/services.ts';
import { keyOf as dueKeyOf } from '../../../services/escalation/timers/due-items.ts';
import { feed } from '../../support/event-sources.ts';
import { headOf, tables } from '../../support/logs.ts';
import { system } from '../../support/system.ts';
import type { Decisions } from './decisions.ts';
import { invoked } from './direct.ts';
import type { EventRecorder } from './event-recorder.ts';
import type { Probe } from './probe.ts';
import { lying } from './queues.ts';
import { waitFor } from './removal.ts';
import type { Roles } from './roles.ts';

/** Publishers and republishers of all services that publish. */
export function publishing(recorder: EventRecorder): Probe[] {
  return services
    .filter(({ publishes }) => publishes?.length)
    .flatMap(({ name }) => {
      const [publish, republish] = [`huying-${name}-publish`, `huying-${name}-republish`];
      return [
        nudge(publish, name, recorder),
        torn(publish, name),
        invoked(republish, 'one aggregate', async () => ({
          subject: (await latest(name, recorder)).subject,
        })),
        invoked(republish, 'all of the last minutes', async () => ({
          since: new Date(Date.now() - 60_000).toISOString(),
        })),
        tornAgain(republish, name),
      ];
    });
}

/** What is still on its way from before would pass for an effect of what comes next. */
const SILENCE_MS = 3_000;

/** An aggregate whose newest facts were published, once its service has been silent for a while. */
async function latest(
  service: string,
  recorder: EventRecorder,
): Promise<{ subject: string; entries: number }> {
  const source = `huying/${service}`;
  const recent = () => recorder.since(Date.now() - SILENCE_MS).some((event) => event.source === source);
  await waitFor(60_000, async () => !recent());
  for (const { event } of recorder.recorded
    .toReversed()
    .filter((one) => one.event.source === `huying/${service}`)) {
    const head = await headOf(service, event.subject);
    if (head) return { subject: event.subject, entries: head.log.length };
  }
  throw new Error(`${service} has published nothing`);
}

/** Somebody writes an aggregate: what its log tells is published (again, which changes nothing for anybody). */
const nudge = (fn: string, service: string, recorder: EventRecorder): Probe => ({
  fn,
  name: 'an aggregate is written',
  // Meanwhile nobody else may publish that aggregate.
  through: [`huying-${service}-republish`],
  prepare: async () => {
    const { subject, entries } = await latest(service, recorder);
    return async () => {
      const began = Date.now();
      await (await tables()).send(
        new UpdateCommand({
          TableName: `huying-${service}`,
          Key: keyOf(subject, '-'),
          UpdateExpression: 'SET emits = :n, nudged = :now',
          ExpressionAttributeValues: { ':n': entries, ':now': began },
        }),
      );
      return { done: async () => recorder.since(began).some((event) => event.subject === subject) };
    };
  },
});

const tornItem = () => ({
  pk: `torn-${randomUUID()}`,
  sk: '-',
  kind: 'nonsense',
  version: 1,
  spilled: 0,
  emits: 1,
  changed: new Date().toISOString(),
  log: [['Nonsense', new Date().toISOString(), 'nobody', 'x']],
});

const putAside = (service: string, pk: string) => async () =>
  (await lying(`huying-${service}-unpublished`)).some(({ body }) => body.includes(pk));

/** An item of which no facts can be made. */
const torn = (fn: string, service: string): Probe => ({
  fn,
  name: 'an item that cannot be published',
  prepare: async () => async () => {
    const Item = tornItem();
    const TableName = `huying-${service}`;
    await (await tables()).send(new PutCommand({ TableName, Item }));
    const Key = { pk: Item.pk, sk: Item.sk };
    return {
      done: putAside(service, Item.pk),
      end: async () => void (await (await tables()).send(new DeleteCommand({ TableName, Key }))),
    };
  },
});

/** The same, when it is to be published again. */
const tornAgain = (fn: string, service: string): Probe => {
  const TableName = `huying-${service}`;
  return {
    fn,
    name: 'an item that cannot be published again',
    prepare: async () => {
      const { emits: _, ...Item } = tornItem();
      await (await tables()).send(new PutCommand({ TableName, Item }));
      const start = await invoked(fn, '', async () => ({ subject: Item.pk })).prepare();
      return async () => {
        const started = await start();
        const end = async () =>
          void (await (await tables()).send(new DeleteCommand({ TableName, Key: { pk: Item.pk, sk: '-' } })));
        return { ...started, done: putAside(service, Item.pk), end };
      };
    },
  };
};

/** A due item is written where the sweep has looked already: it is sent to be rung. */
export const dueSoon = (decisions: Decisions, subject: () => string): Probe => ({
  fn: 'huying-escalation-due',
  name: 'something falls due within the minute',
  prepare: async () => async () => {
    const mark = decisions.mark();
    const key = dueKeyOf({ subject: subject(), due: Date.now() + 1000 });
    const Item = { ...key, armed: Date.now(), expires: Math.floor(Date.now() / 1000) + 3600 };
    await (await tables()).send(new PutCommand({ TableName: 'huying-escalation', Item }));
    const sent = () =>
      decisions
        .of('huying-escalation-due', mark)
        .some(({ action, allowed }) => action === 'sqs:SendMessage' && allowed);
    return { done: async () => sent() };
  },
});

/** A function that a stream wakes and that fails too often: what can be known of the records is kept. */
export const failsTooOften = (fn: string, roles: Roles, fails: Probe): Probe => ({
  fn,
  name: 'records that fail too often',
  expects: roles.grants(fn).filter(({ action }) => action === 'dynamodb:GetItem'),
  prepare: async () => {
    const crutch = roles.grants(fn).find(({ action }) => action === 'dynamodb:GetItem');
    if (!crutch) throw new Error(`${fn} reads nothing`);
    const { endpoint } = await system();
    await feed(endpoint, fn, { MaximumRetryAttempts: 0 });
    const start = await fails.prepare();
    return async () => {
      const before = (await lying(`${fn}-dlq`)).length;
      await roles.remove(crutch);
      await start();
      return {
        done: async () => (await lying(`${fn}-dlq`)).length > before,
        again: async () => void (await (await fails.prepare())()),
        end: async () => {
          await roles.restore(crutch);
          await feed(endpoint, fn, { MaximumRetryAttempts: 10 });
        },
      };
    };
  },
});
