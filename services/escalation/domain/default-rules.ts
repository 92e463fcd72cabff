import type { SlaRule, SlaRules } from '#events/rules.ts';
import { THREE_STATIONS } from '#shared/sla/holds.ts';

const of = (stage: SlaRule['stage'], urgency: SlaRule['urgency'], time: object): SlaRule => ({
  stage,
  ...(urgency && { urgency }),
  clock: 'working',
  ...time,
});
const calendar = { clock: 'calendar' as const };
const hours = (n: number) => ({ minutes: n * 60 });

/**
 * The rules that apply until a community imports its own, and wherever those say nothing. The durations are ours: the
 * sources give a limit for the subdistrict's level only.
 */
export const DEFAULT: Pick<SlaRules, 'name' | 'levels' | 'rules'> = {
  name: 'default',
  levels: [...THREE_STATIONS],
  rules: [
    of('dispatch', 'emergency', { ...calendar, minutes: 5 }),
    of('accept', 'emergency', { ...calendar, minutes: 15 }),
    of('contact', 'emergency', { ...calendar, minutes: 30 }),
    of('resolve', 'emergency', { ...calendar, ...hours(24) }),
    of('dispatch', 'urgent', { minutes: 30 }),
    of('accept', 'urgent', hours(2)),
    of('contact', 'urgent', hours(4)),
    of('resolve', 'urgent', { days: 3 }),
    of('dispatch', undefined, hours(2)),
    of('accept', undefined, hours(4)),
    of('contact', undefined, { days: 1 }),
    of('resolve', undefined, { days: 5 }),
    { ...of('resolve', 'normal', { days: 7 }), level: 2 },
    { ...of('resolve', 'normal', { days: 10 }), level: 3 },
    { ...of('resolve', 'normal', { days: 15 }), level: 4 },
    of('dispatch', 'consultation', hours(2)),
    of('accept', 'consultation', hours(1)),
    of('contact', 'consultation', { days: 1 }),
    of('resolve', 'consultation', { days: 3 }),
    of('callback', undefined, { days: 2 }),
    of('missed-call', undefined, { ...calendar, minutes: 30 }),
    of('rise', undefined, { days: 1 }),
  ],
};
