import { DEFAULT_ZONE, isZone, type Zone } from '#shared/calendar/zone.ts';

/** The community's time zone, in which instants are shown wherever the browser is. */
export let zone: Zone = DEFAULT_ZONE;

/** Sets the zone, once, before anything is shown. Keeps the default when the server named none. */
export function showTimesIn(name: string | undefined): void {
  if (isZone(name)) zone = name;
}
