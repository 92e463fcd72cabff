import { randomUUID } from 'node:crypto';
import casework from '../../../services/casework/service.ts';
import type { Commands } from '../../../shared/service/manifest.ts';
import type { Public, Subject } from './subjects.ts';

/** What somebody gets who holds the right, but not where the thing lies. */
export type Outside =
  /** As if there were no such thing. */
  | 'not-found'
  /** What lies elsewhere is not in the answer. */
  | 'left-out'
  /** The form's field says so. */
  | 'not-your-area'
  /** The row of the file says so. */
  | 'outside-your-area'
  /** The thing lies nowhere. */
  | 'anywhere';

export interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** How a route is asked about a thing: what stands for `{name}` in its path, query and body. */
export interface Row {
  readonly outside: Outside;
  /** One import at a time: the next would be told to wait. */
  readonly alone?: true;
  readonly params?: (s: Subject) => Readonly<Record<string, string>>;
  readonly ask?: (s: Subject) => Asked;
}

/** A route for everybody: what it answers to a right question. */
export interface OpenRow {
  readonly status: number;
  readonly params?: (p: Public) => Readonly<Record<string, string>>;
  readonly body?: (p: Public) => unknown;
  /** Without an Idempotency-Key nothing is made: the door was open, that is all we want to know. */
  readonly unkeyed?: boolean;
}

const id = (s: Subject) => ({ id: s.ticket });
const mine = (s: Subject) => ({ report: s.mine });
const ownTrack = (s: Subject) => ({ id: s.mine });
const ofCall = (s: Subject) => ({ call: s.call });
const inArea = (s: Subject): Asked => ({ query: { area: s.area } });
const reason = { reason: '电话核实情况' };
const body = (content: unknown) => (): Asked => ({ body: content });
const day = new Date().toISOString().slice(0, 10);
/** Without a name the row is bad in any area, so nothing is imported; elsewhere it is bad for its area too. */
const units = ({ area }: Subject) => [
  {
    kind: 'units',
    format: 'json',
    content: JSON.stringify([{ id: 'u-new', area, kind: 'school', name: 'x' }, {}]),
  },
];

/** Commands on a ticket, each sent its example. */
const commandRows = Object.fromEntries(
  Object.entries(casework.commands as Commands)
    .filter(([, { body }]) => body !== undefined)
    .map(([name, { by, example }]): [string, Row] => [
      `casework.${name}`,
      { outside: 'not-found', params: by === 'resident' ? ownTrack : id, ask: body(example) },
    ]),
);

/** Every guarded route: a new one without a row fails. */
export const rows: Readonly<Record<string, Row>> = {
  'community.areas': { outside: 'left-out' },
  'community.newImport': {
    outside: 'outside-your-area',
    alone: true,
    ask: (s) => ({ body: { files: units(s) } }),
  },
  'community.import': { outside: 'not-found', params: (s) => ({ id: s.import }) },
  'community.importErrors': { outside: 'not-found', params: (s) => ({ id: s.import }) },
  'community.history': { outside: 'not-found', params: (s) => ({ kind: 'area', id: s.area }) },
  'community.roster': { outside: 'not-found', ask: inArea },
  'community.duty': { outside: 'not-found', ask: inArea },
  'community.handOver': {
    outside: 'not-found',
    params: (s) => ({ id: s.duty }),
    ask: body({ to: 'm-nobody' }),
  },
  'community.rules': { outside: 'anywhere', params: () => ({ id: 'taxonomy' }) },
  'community.export': {
    outside: 'left-out',
    params: () => ({ kind: 'areas' }),
    ask: () => ({ query: { format: 'json' } }),
  },
  'intake.ownReport': { outside: 'not-found', params: mine },
  'intake.withdraw': { outside: 'not-found', params: mine, ask: body({}) },
  'intake.visit': {
    outside: 'not-your-area',
    ask: ({ block: area }) => ({
      body: {
        ...{ channel: 'visit', words: '楼道灯坏了', area, category: 'property-repairs', lang: 'zh-CN' },
        consent: { process: true, sms: false },
      },
    }),
  },
  'intake.desk': { outside: 'left-out' },
  'intake.finishCall': {
    outside: 'not-found',
    params: ofCall,
    ask: body({ words: '楼道灯坏了', consent: { process: true, sms: false }, lang: 'zh-CN' }),
  },
  'intake.answerCall': { outside: 'not-found', params: ofCall, ask: body({ words: '已当场答复' }) },
  'intake.returnCall': { outside: 'not-found', params: ofCall, ask: body({ how: 'unreached' }) },
  'intake.revealCaller': { outside: 'not-found', params: ofCall, ask: body(reason) },
  'intake.callSeen': { outside: 'not-found', params: ofCall },
  'routing.doubtful': { outside: 'left-out' },
  'routing.decide': {
    outside: 'not-found',
    params: (s) => ({ ticket: s.doubtful }),
    ask: (s) => ({ body: { area: s.block, category: 'fire-lane' } }),
  },
  'routing.reasons': { outside: 'not-found', params: (s) => ({ ticket: s.ticket }) },
  'casework.list': {
    outside: 'not-found',
    ask: (s) => ({ query: { view: 'area', area: s.area } }),
  },
  'casework.ticket': { outside: 'not-found', params: id },
  'casework.reveal': { outside: 'not-found', params: id, ask: body(reason) },
  'casework.seen': { outside: 'not-found', params: id },
  ...commandRows,
  'casework.track': { outside: 'not-found', params: ownTrack },
  'escalation.clocks': { outside: 'left-out', ask: (s) => ({ query: { ids: s.ticket } }) },
  'escalation.track': { outside: 'not-found', params: ownTrack },
  'escalation.late': { outside: 'not-found', ask: inArea },
  'analytics.figures': {
    outside: 'not-found',
    ask: (s) => ({ query: { area: s.area, from: day, to: day } }),
  },
  'notification.messages': { outside: 'not-found', ask: (s) => ({ query: { about: s.ticket } }) },
};

/** Two routes that ask by themselves who it is, and so are `public` in the manifest. */
export const askThemselves: Readonly<Record<string, Row & { readonly staff: 'any' | 'ticket.read' }>> = {
  'community.me': { outside: 'anywhere', staff: 'any' },
  'intake.photos': { outside: 'not-found', staff: 'ticket.read', params: mine },
};

/** Every other public route. */
export const openRows: Readonly<Record<string, OpenRow>> = {
  'community.publicAreas': { status: 200 },
  'community.publicTaxonomy': { status: 200 },
  'community.publicDirectory': { status: 200 },
  'intake.newDraft': { status: 201, body: () => ({}) },
  'intake.draft': { status: 200, params: ({ draft }) => ({ draft }) },
  'intake.saveDraft': { status: 200, params: ({ draft }) => ({ draft }), body: () => ({ answers: {} }) },
  'intake.report': { status: 400, body: () => ({}), unkeyed: true },
  'intake.track': {
    status: 200,
    body: ({ receipt: { number, code } }) => ({ number, code }),
  },
  'intake.keys': { status: 200 },
  'intake.newPhoto': { status: 201, body: () => ({}) },
  'intake.draftPhotos': { status: 200, params: ({ draft }) => ({ draft }) },
  'intake.dropPhoto': { status: 200, params: ({ draft, photo }) => ({ draft, photo }) },
  'analytics.definitions': { status: 200 },
};

export const freshKey = (): string => randomUUID();
