import { DEFAULT_ZONE, isZone, type Zone } from '#shared/calendar/zone.ts';

/** The community's zone: instants are shown by its clocks, wherever the browser is. */
export let zone: Zone = DEFAULT_ZONE;

/** Told once, before anything is shown. A page that was not told by a server keeps the usual zone. */
export function showTimesIn(name: string | undefined): void {
  if (isZone(name)) zone = name;
}
