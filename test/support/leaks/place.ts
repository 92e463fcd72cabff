import type { SystemFile } from '../../../infra/tooling/system/system-file.ts';

/** What is searched of a running system: how its engine and its front are reached, and where its files lie. */
export type Searched = Pick<SystemFile, 'endpoint' | 'origin' | 'dir'>;

/** The places of this system in which nothing personal may stand. */
export const PLACES = [
  'logs',
  'files',
  'addresses',
  'events',
  'tables',
  'queues',
  'dead letters',
  'metrics',
  'object names',
] as const;
export type Place = (typeof PLACES)[number];

/** One piece of text out of a place. */
export interface Piece {
  readonly place: Place;
  /** Log stream, table and key, queue, file and line. */
  readonly where: string;
  readonly text: string;
}

export type Pieces = AsyncIterable<Piece>;
