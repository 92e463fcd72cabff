import type {
  CallbackRecorded,
  ContactMade,
  ResolutionProposed,
  TicketAccepted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketReopened,
  TicketWithdrawn,
} from '#events/casework.ts';
import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { CallMissed, CallReturned } from '#events/intake.ts';
import type { RoutingDoubtful } from '#events/routing.ts';
import type { News } from './apply.ts';
import type { Counted, Place } from './clock.ts';

type Event<D> = CloudEvent<DataOf<D>>;
type Placed = DataOf<typeof TicketAccepted>;

const FIRST = { cycle: 1, level: 1 };

/** Below every assignment, above the opening: what routing knows is better than what a resident chose. */
const DOUBT = 1.5;

/**
 * What an event means to a clock: the table of this service. `at` is the instant in the service where it happened:
 * that decides what was done in time, whenever the message came. Undefined: nothing.
 */
export const newsOf = {
  opened: ({ time, version, data }: Event<typeof TicketOpened>): News => {
    const at = Date.parse(time);
    const { number, channel, area, category } = data;
    return {
      ...FIRST,
      at,
      cycle: data.cycle,
      sets: ['dispatch'],
      place: { number, channel, area, category, opened: at },
      rank: version,
    };
  },

  doubtful: ({ time, data }: Event<typeof RoutingDoubtful>): News | undefined => {
    const { request, area, category, urgency } = data;
    if (request > 1) return undefined;
    return { ...FIRST, at: Date.parse(time), doubts: true, place: { area, category, urgency }, rank: DOUBT };
  },

  /** At a raised level the resolving counts from reaching it, and the resident was promised a contact before. */
  assigned: (event: Event<typeof TicketAssigned>): News => {
    const raised = event.data.why === 'level-raised';
    return { ...placed(event), sets: raised ? ['accept'] : ['accept', 'contact', 'resolve'] };
  },

  accepted: (event: Event<typeof TicketAccepted>): News => done(event, 'accept'),

  contacted: (event: Event<typeof ContactMade>): News => done(event, 'contact'),

  /** Setting the call-back is what meets all else: what was proposed was accepted and talked about. */
  proposed: (event: Event<typeof ResolutionProposed>): News => ({ ...placed(event), sets: ['callback'] }),

  raised: (event: Event<typeof TicketLevelRaised>): News => ({ ...placed(event), sets: ['resolve'] }),

  calledBack: (event: Event<typeof CallbackRecorded>): News | undefined =>
    event.data.reached ? done(event, 'callback') : undefined,

  closed: (event: Event<typeof TicketClosed>): News => done(event, 'callback'),

  /** The cycle is the new one; its holder has to be named again. The resident's answer stands for the call-back. */
  reopened: (event: Event<typeof TicketReopened>): News => ({
    ...placed(event),
    sets: ['dispatch'],
    does: [{ stage: 'callback', cycle: event.data.cycle - 1, level: 1 }],
  }),

  withdrawn: ({ time, version, data }: Event<typeof TicketWithdrawn>): News => ({
    ...FIRST,
    at: Date.parse(time),
    cycle: data.cycle,
    ends: true,
    place: {},
    rank: version,
  }),

  callMissed: ({ time, version, data }: Event<typeof CallMissed>): News => ({
    ...FIRST,
    at: Date.parse(time),
    sets: ['missed-call'],
    place: { area: data.area, urgency: 'normal', opened: Date.parse(time), channel: 'hotline' },
    rank: version,
  }),

  callReturned: ({ time, version }: Event<typeof CallReturned>): News => ({
    ...FIRST,
    at: Date.parse(time),
    does: [{ stage: 'missed-call', ...FIRST }],
    place: {},
    rank: version,
  }),
} as const;

function placed({ time, version, data }: CloudEvent<Placed>): News {
  const { number, channel, opened, area, category, urgency, holder, cycle, level = 1 } = data;
  const place: Place = {
    number,
    channel,
    ...(opened !== undefined && { opened: Date.parse(opened) }),
    area,
    category,
    urgency,
    holder,
  };
  return { at: Date.parse(time), cycle, level, place, rank: version };
}

function done({ time, version, data }: CloudEvent<Placed>, stage: Counted): News {
  const { cycle, level = 1 } = data;
  return { at: Date.parse(time), cycle, level, does: [{ stage, cycle, level }], place: {}, rank: version };
}
