import { type EventDefinition, eventsIn } from './envelope.ts';
import { modulesIn } from './modules.ts';

/** Every event there is, by its full type: whatever a file beside this one defines. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  (await modulesIn(import.meta.dirname)).flatMap(eventsIn).map((event) => [event.type, event]),
);
