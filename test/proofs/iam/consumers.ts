import { randomBytes, randomUUID } from 'node:crypto';
import { type CloudEvent, cloudEvent } from '#events/envelope.ts';
import { MessageReceived } from '#events/notification.ts';
import { services } from '../../../infra/model/services.ts';
import type { FunctionSpec } from '../../../shared/service/manifest.ts';
import { call, expectCall } from '../../support/call.ts';
import { put } from '../../support/queues.ts';
import { clearReport, sendReport, testPhone } from '../../support/report.ts';
import { tokenOf } from '../../support/system.ts';
import { newcomers } from './community.ts';
import type { EventRecorder } from './event-recorder.ts';
import type { Pool, Ticket } from './pool.ts';
import type { Probe } from './probe.ts';
import { type Cause, comesBack, message, poison } from './queues.ts';
import type { Grant, Roles } from './roles.ts';

/** Every function with a queue: what comes there, what nobody can read, and what fails and comes back. */
export function consumers(recorder: EventRecorder, roles: Roles, pool: Pool): Probe[] {
  return services.flatMap(({ name, functions }) =>
    Object.entries<FunctionSpec>(functions).flatMap(([key, spec]) => {
      const fn = `huying-${name}-${key}`;
      if (!spec.subscribes && !spec.worksOff) return [];
      const told = spec.subscribes && [...events(fn, spec, recorder), ...answers(fn, pool)];
      const work = given(pool)[fn];
      const crutch = roles.grants(fn).find(isCrutch);
      const cause = work?.cause ?? (async () => () => newest(fn, recorder, spec));
      return [
        ...(told ?? work?.probes ?? []),
        poison(fn),
        ...(crutch ? [comesBack(fn, crutch, roles, cause, work?.through)] : []),
      ];
    }),
  );
}

/** Without it hardly any message can be worked off. */
const isCrutch = ({ fn, action, resource }: Grant): boolean =>
  fn === 'huying-community-work'
    ? action === 'dynamodb:GetItem' && resource.endsWith('-vault')
    : /^dynamodb:(GetItem|PutItem|UpdateItem|Query)$/.test(action) && !resource.includes('/index/');

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

/** Tells the function one event of each type once more, later than anything. */
async function newest(fn: string, recorder: EventRecorder, spec: FunctionSpec): Promise<void> {
  for (const type of typesOf(spec)) {
    const heard = recorder.recorded.findLast(({ event }) => event.type === type)?.event;
    if (heard) await put(fn, news(heard, false));
  }
}

/** What was really published, told to this consumer again as news, one probe for each type. */
function events(fn: string, spec: FunctionSpec, recorder: EventRecorder): Probe[] {
  const types = [...typesOf(spec)];
  return types.flatMap((type) => {
    const heard = recorder.recorded.findLast(({ event }) => event.type === type)?.event;
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

interface Given {
  readonly probes: readonly Probe[];
  /** Puts some work there. */
  readonly cause: Cause;
  readonly through?: readonly string[];
}

/** Functions that work off what others of their service give them, and what gives them some. */
function given(pool: Pool): Readonly<Record<string, Given>> {
  const [fire, inbound] = ['huying-escalation-fire', 'huying-notification-inbound'];
  const ring = async () => JSON.stringify({ subject: pool.known.report, due: Date.now(), via: 'stream' });
  const sms = async () => smsOf(await pool.take());
  const whose = ['huying-community-read-whose', 'huying-intake-read-whose'];
  const before = ['huying-intake-api', 'huying-intake-publish', 'huying-notification-on'];
  return {
    'huying-community-work': {
      probes: [importing('huying-community-work')],
      cause: async () => {
        const start = await importing('').prepare();
        return async () => void (await start());
      },
      through: ['huying-community-api'],
    },
    [fire]: {
      probes: [message(fire, 'a clock rings', ring)],
      cause: async () => async () => void (await put(fire, await ring())),
    },
    [inbound]: {
      probes: [message(inbound, 'an SMS comes in', sms, whose)],
      cause: async () => {
        const body = await sms();
        return async () => void (await put(inbound, body));
      },
      through: whose,
    },
    'huying-notification-send': {
      probes: [],
      cause: async () => async () => void (await sendReport(clearReport(testPhone()))),
      through: before,
    },
  };
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
    const { path, how } = await newcomers();
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
