import type { IntakeContact, IntakeSeen, IntakeWords } from '#events/reads/intake.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Zone } from '#shared/calendar/zone.ts';
import type { Store } from '#shared/commit/store.ts';
import type { Ask } from '#shared/vault/ask.ts';
import type { Areas } from '../areas/areas.ts';

/** What casework's routes work with. */
export interface CaseworkDeps {
  readonly main: Rows;
  readonly vault: Rows;
  readonly stores: { readonly store: Store; readonly vault: Store };
  readonly ask: Ask<typeof IntakeWords | typeof IntakeContact | typeof IntakeSeen>;
  readonly areas: Areas;
  /** By whose clocks the days of call-backs are counted. */
  readonly zone: Zone;
}
