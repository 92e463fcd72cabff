import type { DataOf } from '#events/envelope.ts';
import type { Channel, Language } from '#events/fields.ts';
import type { ReportReceived } from '#events/intake.ts';
import type { Aggregate } from '#shared/commit/aggregate.ts';
import type { Decided } from '#shared/commit/decision.ts';

/** What is known of a report outside the vault. */
export interface ReportState {
  readonly number?: string;
  readonly channel?: Channel;
  readonly lang?: Language;
  readonly receivedAt?: string;
  readonly data?: DataOf<typeof ReportReceived>;
}

export type ReportEvent = { readonly type: 'ReportReceived' } & DataOf<typeof ReportReceived>;

export const report: Aggregate<ReportState, ReportEvent> = {
  name: 'report',
  initial: {},
  evolve: (_, { type: _type, ...data }, { at }) => ({
    number: data.number,
    channel: data.channel,
    lang: data.lang,
    receivedAt: at,
    data,
  }),
  publish: { ReportReceived: (state) => state.data ?? {} },
  attributes: (state) => ({ area: state.data?.area }),
};

/** A report is received once; whoever retries finds it there. */
export const receive =
  (data: DataOf<typeof ReportReceived>, words: Record<string, unknown>) =>
  (state: ReportState): Decided<ReportEvent> =>
    state.number
      ? { events: [] }
      : { events: [{ type: 'ReportReceived', ...data }], sides: [{ sk: 'words', ...words }] };
