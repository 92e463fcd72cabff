import type { Level, SlaRule, SlaRules } from '#events/rules.ts';

type Time = Pick<SlaRule, 'minutes' | 'days'>;

const minutes = (n: number): Time => ({ minutes: n });
const hours = (n: number): Time => ({ minutes: n * 60 });
const days = (n: number): Time => ({ days: n });

const stages = ['dispatch', 'accept', 'contact', 'resolve'] as const;
type Four = readonly [dispatch: Time, accept: Time, contact: Time, resolve: Time];

const of = (urgency: SlaRule['urgency'], clock: SlaRule['clock'], times: Four): SlaRule[] =>
  stages.map((stage, i) => ({
    stage,
    ...(urgency && { urgency }),
    ...(times[i] as Time),
    clock,
    near: 0.75,
  }));

/** The figures are ours: the sources give a limit for the subdistrict's level only. An emergency's clock never stops. */
const rules: readonly SlaRule[] = [
  ...of('emergency', 'calendar', [minutes(5), minutes(15), minutes(30), hours(24)]),
  ...of('urgent', 'working', [minutes(30), hours(2), hours(4), days(3)]),
  ...of('normal', 'working', [hours(2), hours(4), days(1), days(5)]),
  ...of('consultation', 'working', [hours(2), hours(1), days(1), days(3)]),
];

/** Limits that grow with the level, for the common case. */
const upwards = (levels: number): SlaRule[] =>
  [7, 10, 15].slice(0, levels - 1).map((n, i) => ({
    stage: 'resolve',
    urgency: 'normal',
    level: i + 2,
    ...days(n),
    clock: 'working',
    near: 0.75,
  }));

const others: readonly SlaRule[] = [
  { stage: 'callback', ...days(2), clock: 'working', near: 0.75 },
  { stage: 'missed-call', ...minutes(30), clock: 'calendar', near: 0.75 },
  { stage: 'rise', ...days(1), clock: 'working', near: 0.75 },
];

const level = (n: number, at: Level['at'], name: string, nameEn: string): Level => ({
  level: n,
  at,
  name,
  nameEn,
});

/** 三站式: block, neighbourhood, subdistrict. */
const stations: Level[] = [
  level(1, ['block'], '块区站', 'Block station'),
  level(2, ['neighbourhood', 'community', 'village'], '居民区站', 'Neighbourhood station'),
  level(3, ['subdistrict'], '街道站', 'Subdistrict station'),
];

/** 四级: grid, community, subdistrict, district. */
const four: Level[] = [
  level(1, ['block'], '网格级', 'Grid'),
  level(2, ['community', 'village', 'neighbourhood'], '社区级', 'Community'),
  level(3, ['subdistrict'], '街道级', 'Subdistrict'),
  level(4, ['district'], '区级', 'District'),
];

/** Three stations whose people are not disturbed at night, but for emergencies. */
export const QUIET_NIGHTS = 'quiet-nights';
const quiet = { from: '22:00', to: '07:00' };
/** A working day of seven hours lasts 56 seconds. */
const SPEED = 450;

/** Sets of deadlines; an area names the one that holds in it and below. */
export const slaSets: readonly Omit<SlaRules, 'kind'>[] = [
  // Whoever tries the demo at night wants to see its messages come: only one neighbourhood sleeps undisturbed.
  { name: 'three-stations', levels: stations, rules: [...rules, ...upwards(3), ...others] },
  { name: QUIET_NIGHTS, levels: stations, rules: [...rules, ...upwards(3), ...others], quiet },
  { name: 'four-levels', levels: four, rules: [...rules, ...upwards(4), ...others] },
  { name: 'rules-fast', levels: stations, rules: [...rules, ...upwards(3), ...others], speed: SPEED },
];
