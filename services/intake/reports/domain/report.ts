import type { DataOf } from '#events/envelope.ts';
import type { Channel, Language } from '#events/fields.ts';
import type * as events from '#events/intake.ts';
import type { PhotosAttached, ReportReceived } from '#events/intake.ts';
import type { Aggregate } from '#shared/commit/aggregate.ts';
import { type Decided, Refused } from '#shared/commit/decision.ts';

/** What is known of a report outside the vault. */
export interface ReportState {
  readonly number?: string;
  readonly channel?: Channel;
  readonly lang?: Language;
  readonly receivedAt?: string;
  readonly data?: DataOf<typeof ReportReceived>;
  /** Ids of the photos that were handed in with it. */
  readonly photos?: readonly string[];
  readonly withdrawnAt?: string;
}

export type ReportEvent =
  | ({ readonly type: 'ReportReceived' } & DataOf<typeof ReportReceived>)
  | ({ readonly type: 'PhotosAttached' } & DataOf<typeof PhotosAttached>)
  | { readonly type: 'ReportWithdrawn' };

export const report: Aggregate<ReportState, ReportEvent, typeof events> = {
  name: 'report',
  initial: {},
  evolve: (state, event, { at }) => {
    switch (event.type) {
      case 'ReportReceived': {
        const { type: _type, ...data } = event;
        return { number: data.number, channel: data.channel, lang: data.lang, receivedAt: at, data };
      }
      case 'PhotosAttached':
        return { ...state, photos: event.photos };
      case 'ReportWithdrawn':
        return { ...state, withdrawnAt: at };
    }
  },
  publish: {
    ReportReceived: (
      _,
      { number, channel, category, area, urgency, callerRef, lang, reachable, photos },
    ) => ({
      ...{ number, channel, category, area, urgency, callerRef, lang, reachable, photos },
    }),
    PhotosAttached: (_, { photos }) => ({ photos }),
    ReportWithdrawn: ({ number }) => {
      if (number === undefined) throw new Error('a report that was never received');
      return { number };
    },
  },
  attributes: (state) => ({ area: state.data?.area }),
};

/** A report is received once; whoever retries finds it there. */
export const receive =
  (
    data: Omit<DataOf<typeof ReportReceived>, 'photos'>,
    words: Record<string, unknown>,
    photos: readonly string[] = [],
  ) =>
  (state: ReportState): Decided<ReportEvent> => {
    if (state.number) return { events: [] };
    const sides = [{ sk: 'words', ...words }];
    if (photos.length === 0) return { events: [{ type: 'ReportReceived', ...data }], sides };
    return {
      events: [
        { type: 'ReportReceived', ...data, photos: photos.length },
        { type: 'PhotosAttached', photos: [...photos] },
      ],
      sides,
    };
  };

/** So long nothing new is written down of the same wish, in milliseconds. */
const SAME_WISH = 60_000;

/**
 * The resident takes the report back; what that means for its ticket is casework's to decide. Where somebody asked them
 * and the work went on, they may wish it again.
 * @throws Refused `not-found`
 */
export const withdraw =
  (at: string) =>
  (state: ReportState): Decided<ReportEvent> => {
    if (!state.number) throw new Refused('not-found', 404);
    const isSame = state.withdrawnAt && Date.parse(at) - Date.parse(state.withdrawnAt) < SAME_WISH;
    return { events: isSame ? [] : [{ type: 'ReportWithdrawn' }] };
  };
