import { randomBytes, randomUUID } from 'node:crypto';
import { type CloudEvent, cloudEvent } from '#events/envelope.ts';
import { MessageReceived } from '#events/notification.ts';
import { services } from '../../../infra/services.ts';
import type { FunctionSpec } from '../../../shared/service/manifest.ts';
import { call, expectCall } from '../../support/call.ts';
import { tokenOf } from '../../support/system.ts';
import { importOf } from './calls.ts';
import type { Ears } from './ears.ts';
import type { Pool, Ticket } from './pool.ts';
import type { Probe } from './probe.ts';
import { comesBack, message, poison } from './queues.ts';
import type { Grant, Roles } from './roles.ts';

/** Every function with a queue: what comes there, what nobody can read, and what fails and comes back. */
export function consumers(ears: Ears, roles: Roles, pool: Pool): Probe[] {
  return services.flatMap(({ name, functions }) =>
    Object.entries<FunctionSpec>(functions).flatMap(([key, spec]) => {
      const fn = `huying-${name}-${key}`;
      if (!spec.subscribes && !spec.worksOff) return [];
      const ways = spec.subscribes ? [...events(fn, spec, ears), ...answers(fn, pool)] : work(fn, pool);
      const crutch = roles.grants(fn).find(isCrutch);
      const [first] = ways;
      const body = bodies.get(fn) ?? (async () => JSON.stringify(newest(ears, spec)));
      return [...(first ? ways : []), poison(fn), ...(crutch ? [comesBack(fn, crutch, roles, body)] : [])];
    }),
  );
}

/** Without it hardly any message can be worked off. */
const isCrutch = ({ action, resource }: Grant): boolean =>
  /^dynamodb:(GetItem|BatchGetItem|PutItem|UpdateItem|Query)$/.test(action) && !resource.includes('/index/');

const versions = () => 1_000_000 + Math.floor(Math.random() * 1e9);

/** An event as news: of the same subject, later than anything; or of a subject that nobody knows yet. */
function news(event: CloudEvent, fresh: boolean): string {
  const version = versions();
  const later = { ...event, version, time: new Date().toISOString() };
  const id = (subject: string) => `${event.source.split('/')[1]}.${subject}.${version}`;
  if (!fresh) return JSON.stringify({ ...later, id: id(event.subject) });
  const subject = event.subject.slice(0, -6) + randomBytes(3).toString('hex').toUpperCase();
  return JSON.stringify({ ...later, id: id(subject) }).replaceAll(event.subject, subject);
}

const typesOf = (spec: FunctionSpec): ReadonlySet<string> =>
  new Set(spec.subscribes?.map(({ type }) => type));

function newest(ears: Ears, spec: FunctionSpec): CloudEvent {
  const types = typesOf(spec);
  const found = ears.heard.findLast(({ event }) => types.has(event.type));
  if (!found) throw new Error(`nothing was published of ${[...types].join(', ')}`);
  return { ...found.event, version: versions() };
}

/** What was really published, told to this consumer again as news, one probe for each type. */
function events(fn: string, spec: FunctionSpec, ears: Ears): Probe[] {
  const types = [...typesOf(spec)];
  return types.flatMap((type) => {
    const heard = ears.heard.findLast(({ event }) => event.type === type)?.event;
    if (!heard) return [];
    const name = type.split('.')[2] ?? type;
    return [
      message(fn, `${name} of something new`, async () => news(heard, true)),
      message(fn, `${name} again`, async () => news(heard, false)),
    ];
  });
}

/** A worker answers by SMS which of the own tickets is accepted. */
const answers = (fn: string, pool: Pool): Probe[] =>
  fn === 'huying-casework-on'
    ? [
        message(fn, 'a worker accepts by SMS', async () => {
          const four = (await pool.take()).number.slice(-4);
          const data = { sender: 'member', member: 'm-00391', digit: '1', four } as const;
          const [time, version] = [new Date().toISOString(), 1];
          const { service, name } = MessageReceived;
          return JSON.stringify(
            cloudEvent({ service, name, subject: `iam-${randomUUID()}`, version, time, actor: 'iam', data }),
          );
        }),
      ]
    : [];

const bodies = new Map<string, () => Promise<string>>();

/** Functions that work off what others of their service give them. */
function work(fn: string, pool: Pool): Probe[] {
  const of: Readonly<Record<string, () => Probe[]>> = {
    'huying-community-work': () => [importing(fn)],
    'huying-escalation-fire': () => {
      const ring = async () =>
        JSON.stringify({ subject: (await pool.take()).report, due: Date.now(), via: 'stream' });
      bodies.set(fn, ring);
      return [message(fn, 'a clock rings', ring)];
    },
    'huying-notification-inbound': () => {
      const [whose, intake] = ['huying-community-read-whose', 'huying-intake-read-whose'];
      const sms = async () => smsOf(await pool.take());
      bodies.set(fn, sms);
      return [message(fn, 'an SMS comes in', sms, [whose, intake])];
    },
    'huying-notification-send': () => [],
  };
  return of[fn]?.() ?? [];
}

const smsOf = ({ phone, number }: Ticket): string =>
  JSON.stringify({
    originationNumber: phone,
    destinationNumber: '+8610690000000',
    messageKeyword: 'KEYWORD_000000000000',
    messageBody: `1 ${number.slice(-4)}`,
    inboundMessageId: randomUUID(),
  });

/** A file of one new member is imported. */
const importing = (fn: string): Probe => ({
  fn,
  name: 'an import is worked off',
  through: ['huying-community-api'],
  prepare: async () => {
    const id = `iam-${randomUUID().slice(0, 8)}`;
    const { path, how } = await importOf(
      ['areas', `id,parent,kind,name\n${id},qt,neighbourhood,试验${id}`],
      ['teams', `id,area,name\n${id}-t,${id},试验队`],
      [
        'members',
        `id,team,name,phone,kind,skills,staff,active\n${id}-m,${id}-t,张试验,+8615401230001,grid-worker,,,yes`,
      ],
    );
    return async () => {
      const begun = await expectCall<{ id: string }>(202, 'POST', `/api/community${path}`, how);
      const token = await tokenOf('admin');
      return {
        done: async () => {
          const { body } = await call<{ status?: string }>('GET', `/api/community/imports/${begun.id}`, {
            token,
          });
          return body.status === 'done';
        },
      };
    };
  },
});
