import { AbsenceChanged, AreaChanged, DutyChanged, RulesChanged } from '#events/community.ts';
import { CommunityContact } from '#events/reads/community.ts';
import type { FunctionSpec, IndexSpec, Service } from '#shared/service/manifest.ts';
import { Reveal } from '#shared/vault/reason.ts';
import { DeskReport, Returned, SpotAnswer } from './input.ts';

/** The hotline's part of intake's manifest. */
export const hotline = {
  indexes: {
    desk: { partition: 'desk', sort: 'since' },
    open: { partition: 'open', sort: 'since' },
  },
  functions: {
    hotline: {
      entry: 'hotline/hotline.ts',
      purpose: 'One step of a call: what the telephony tells in, what to do next out',
      tables: { main: ['get', 'query', 'put'], vault: ['get', 'query', 'put', 'delete'] },
      reads: [CommunityContact],
      timeoutSeconds: 10,
    },
    expire: {
      entry: 'hotline/expire.ts',
      purpose: 'Ends calls whose end was never told',
      tables: { main: ['get', 'many', 'put'], vault: ['get', 'query', 'put', 'delete'] },
      queries: ['open'],
      every: 'minute',
      timeoutSeconds: 50,
    },
  },
  /** Copies that the function `on` keeps for the hotline. */
  subscribes: [DutyChanged, AbsenceChanged, AreaChanged, RulesChanged],
  routes: {
    desk: {
      method: 'GET',
      path: '/desk',
      access: 'call.take',
      summary: 'The duty desk: who is on duty, live calls, drafts to finish, missed calls to return',
    },
    finishCall: {
      method: 'POST',
      path: '/desk/{call}/report',
      access: 'call.take',
      summary: 'Make a report of a draft or a missed call',
      body: DeskReport,
      keyed: true,
    },
    answerCall: {
      method: 'POST',
      path: '/desk/{call}/answer',
      access: 'call.take',
      summary: 'A question was answered on the spot: counted apart, no ticket',
      body: SpotAnswer,
      keyed: true,
    },
    returnCall: {
      method: 'POST',
      path: '/desk/{call}/returned',
      access: 'call.take',
      summary: 'Somebody called back: answered, or not reached',
      body: Returned,
      keyed: true,
    },
    revealCaller: {
      method: 'POST',
      path: '/desk/{call}/reveal',
      access: 'call.take',
      summary: 'The caller’s number, for a reason that is kept',
      body: Reveal,
    },
    callSeen: {
      method: 'GET',
      path: '/desk/{call}/seen',
      access: 'call.take',
      summary: 'Who saw a caller’s words and number, when and why, newest first',
    },
  },
} as const satisfies Pick<Service, 'functions' | 'publishes' | 'routes'> & {
  readonly indexes: Readonly<Record<string, IndexSpec>>;
  readonly subscribes: FunctionSpec['subscribes'];
};
