import type { AnswerTo, BodyOf } from '../../../apis/routes.ts';
import type { Client } from './client.ts';

/** A report that staff enter for a resident at the door or the window. */
export type Visit = BodyOf<'POST /api/intake/visits'>;
/** A report that staff enter from a call. */
export type CallReport = BodyOf<'POST /api/intake/desk/{call}/report'>;
export type Receipt = AnswerTo<'POST /api/intake/visits'>;

export type Desk = AnswerTo<'GET /api/intake/desk'>;
/** A call as the duty desk sees it; the caller's number is masked. */
export type DeskCall = Desk['missed'][number];

export type SpotAnswer = BodyOf<'POST /api/intake/desk/{call}/answer'>;
export type Returned = BodyOf<'POST /api/intake/desk/{call}/returned'>['how'];

export interface Photo {
  readonly id: string;
  /** Expires after ten minutes. */
  readonly url: string;
}

export const intake = (c: Client) => ({
  visit: (body: Visit, key: string) => c.ask('POST /api/intake/visits', { body, key }),
  /** The photos that can be shown. */
  photos: async (report: string, signal?: AbortSignal): Promise<readonly Photo[]> => {
    const { photos } = await c.ask('GET /api/intake/reports/{report}/photos', { params: { report } }, signal);
    return photos.flatMap(({ id, url }) => (url ? [{ id, url }] : []));
  },
  desk: (signal?: AbortSignal) => c.ask('GET /api/intake/desk', {}, signal),
  finish: (call: string, body: CallReport, key: string) =>
    c.ask('POST /api/intake/desk/{call}/report', { params: { call }, body, key }),
  answer: (call: string, body: SpotAnswer, key: string) =>
    c.ask('POST /api/intake/desk/{call}/answer', { params: { call }, body, key }),
  returned: (call: string, how: Returned, key: string) =>
    c.ask('POST /api/intake/desk/{call}/returned', { params: { call }, body: { how }, key }),
  reveal: (call: string, reason: string) =>
    c.ask('POST /api/intake/desk/{call}/reveal', { params: { call }, body: { reason } }),
});
