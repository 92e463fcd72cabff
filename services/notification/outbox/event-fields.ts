import type { Language, Stage } from '#events/fields.ts';

/** What the messages use of the events' data, whichever event it is. */
export interface EventFields {
  readonly number?: string | undefined;
  /** The caller's. */
  readonly lang?: Language | undefined;
  readonly cycle?: number | undefined;
  readonly request?: number | undefined;
  readonly assignment?: number | undefined;
  readonly times?: number | undefined;
  readonly reachable?: boolean | undefined;
  readonly holder?: string | undefined;
  readonly previous?: string | undefined;
  readonly member?: string | undefined;
  readonly about?: string | undefined;
  readonly numbers?: readonly string[] | undefined;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly team?: string | undefined;
  readonly urgency?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly level?: number | undefined;
  readonly due?: string | undefined;
  readonly provisional?: boolean | undefined;
  readonly why?: string | undefined;
}
