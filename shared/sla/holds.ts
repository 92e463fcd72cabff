import { DEFAULT_SLA, type Level } from '#events/rules.ts';

/** What a service keeps of an area for this question. */
interface Names {
  readonly sla?: string | undefined;
}

/**
 * The name of the SLA set that holds for an area: the nearest area names it, itself first; else it is the usual one.
 * @param upwards the area and those above it, the nearest first
 */
export const slaOf = (upwards: readonly Names[]): string =>
  upwards.find(({ sla }) => sla !== undefined)?.sla ?? DEFAULT_SLA;

/** Three stations 三站式: the levels until a community has imported rules of its own. */
export const THREE_STATIONS: readonly Level[] = [
  { level: 1, at: ['block'], name: '块区', nameEn: 'Block' },
  { level: 2, at: ['neighbourhood', 'community', 'village'], name: '居民区', nameEn: 'Neighbourhood' },
  { level: 3, at: ['subdistrict'], name: '街道', nameEn: 'Subdistrict' },
];
