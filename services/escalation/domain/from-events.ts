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
import type { Place, TimedStage } from './clock.ts';
import type { ClockInput } from './clock-input.ts';

type Event<D> = CloudEvent<DataOf<D>>;
type Placed = DataOf<typeof TicketAccepted>;

const FIRST = { cycle: 1, level: 1 };

/** Ranks below every assignment and above the opening: routing knows better than what a resident chose. */
const DOUBT = 1.5;

/**
 * The clock input of each event: the table of this service. `at` is the instant in the service where it happened; that
 * instant, not the message's arrival, decides what was done in time. Undefined when the event means nothing to a clock.
 */
export const inputOf = {
  opened: ({ time, version, data }: Event<typeof TicketOpened>): ClockInput => {
    const at = Date.parse(time);
    const { number, channel, area, category } = data;
    return {
      ...FIRST,
      at,
      cycle: data.cycle,
      starts: ['dispatch'],
      place: { number, channel, area, category, opened: at },
      rank: version,
    };
  },

  doubtful: ({ time, data }: Event<typeof RoutingDoubtful>): ClockInput | undefined => {
    const { request, area, category, urgency } = data;
    if (request > 1) return undefined;
    return {
      ...FIRST,
      at: Date.parse(time),
      doubtful: true,
      place: { area, category, urgency },
      rank: DOUBT,
    };
  },

  /** At a raised level `resolve` counts from the rise, and `contact` was promised before it. */
  assigned: (event: Event<typeof TicketAssigned>): ClockInput => {
    const raised = event.data.why === 'level-raised';
    return { ...placed(event), starts: raised ? ['accept'] : ['accept', 'contact', 'resolve'] };
  },

  accepted: (event: Event<typeof TicketAccepted>): ClockInput => done(event, 'accept'),

  contacted: (event: Event<typeof ContactMade>): ClockInput => done(event, 'contact'),

  /** Starting the call-back meets accept, contact and resolve: a proposal implies all three. */
  proposed: (event: Event<typeof ResolutionProposed>): ClockInput => ({
    ...placed(event),
    starts: ['callback'],
  }),

  raised: (event: Event<typeof TicketLevelRaised>): ClockInput => ({ ...placed(event), starts: ['resolve'] }),

  calledBack: (event: Event<typeof CallbackRecorded>): ClockInput | undefined =>
    event.data.reached ? done(event, 'callback') : undefined,

  closed: (event: Event<typeof TicketClosed>): ClockInput => done(event, 'callback'),

  /** Starts the next cycle, which needs a holder again. The resident's answer counts as the call-back. */
  reopened: (event: Event<typeof TicketReopened>): ClockInput => ({
    ...placed(event),
    starts: ['dispatch'],
    completes: [{ stage: 'callback', cycle: event.data.cycle - 1, level: 1 }],
  }),

  withdrawn: ({ time, version, data }: Event<typeof TicketWithdrawn>): ClockInput => ({
    ...FIRST,
    at: Date.parse(time),
    cycle: data.cycle,
    withdrawn: true,
    place: {},
    rank: version,
  }),

  callMissed: ({ time, version, data }: Event<typeof CallMissed>): ClockInput => ({
    ...FIRST,
    at: Date.parse(time),
    starts: ['missed-call'],
    place: { area: data.area, urgency: 'normal', opened: Date.parse(time), channel: 'hotline' },
    rank: version,
  }),

  callReturned: ({ time, version }: Event<typeof CallReturned>): ClockInput => ({
    ...FIRST,
    at: Date.parse(time),
    completes: [{ stage: 'missed-call', ...FIRST }],
    place: {},
    rank: version,
  }),
} as const;

function placed({ time, version, data }: CloudEvent<Placed>): ClockInput {
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

function done({ time, version, data }: CloudEvent<Placed>, stage: TimedStage): ClockInput {
  const { cycle, level = 1 } = data;
  return {
    at: Date.parse(time),
    cycle,
    level,
    completes: [{ stage, cycle, level }],
    place: {},
    rank: version,
  };
}
