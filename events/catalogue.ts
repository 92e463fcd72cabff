import * as casework from './casework.ts';
import * as community from './community.ts';
import type { EventDefinition } from './envelope.ts';
import * as escalation from './escalation.ts';
import * as intake from './intake.ts';
import * as notification from './notification.ts';
import * as routing from './routing.ts';

const isDefinition = (x: unknown): x is EventDefinition =>
  typeof x === 'object' && x !== null && 'type' in x && 'example' in x && 'service' in x;

/** Every event there is, by its full type. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  [community, intake, routing, casework, escalation, notification]
    .flatMap((m) => Object.values(m).filter(isDefinition))
    .map((d) => [d.type, d]),
);
