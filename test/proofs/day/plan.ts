import type { Satisfied } from '#events/fields.ts';
import { between, pick, type Random } from '../../../demo/random.ts';

/** What the people around one report will do: decided before it comes, so that a seed decides the whole day. */
export interface Plan {
  readonly door: 'web' | 'hotline' | 'visit';
  readonly category: string;
  /** Which block of the tree, counted round. */
  readonly block: number;
  /** How the first holder works; whoever comes after them (a level up, or after a reopening) is prompt. */
  readonly worker: 'prompt' | 'late' | 'slow' | 'absent';
  readonly acceptsBy: 'page' | 'sms';
  readonly contacts: boolean;
  /** From so many devices at once, each contact noted. */
  readonly devices: number;
  readonly outcome: 'done' | 'explained';
  /** What the resident does with the first proposal. */
  readonly resident: 'solved' | 'not' | 'silent' | 'sms';
  readonly satisfied: Satisfied;
  /** What a call-back finds when the resident is silent. */
  readonly callback: 'solved' | 'partly' | 'not' | 'unreached';
  readonly urges: boolean;
  readonly withdraws: boolean;
  /** Milliseconds of thinking before each step. */
  readonly pause: () => number;
}

/** Categories of the demo's taxonomy, of every urgency; most are normal. The first one is the spike's. */
const CATEGORIES = [
  'utilities-power-out',
  'fire-lane',
  'parking-blocked',
  'property-repairs',
  'property-green',
  'property-lift',
  'order-stalls',
  'utilities-street-light',
  'utilities-supply',
  'community-papers',
] as const;

const chance = (random: Random, of: number): boolean => random() < of;

/** Picks by weights: `{prompt: 60, late: 25}`. */
function weighted<T extends string>(random: Random, weights: Readonly<Record<T, number>>): T {
  const entries = Object.entries(weights) as [T, number][];
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return pick(random, entries)[0];
}

/** @param spike the reports of a power failure are of one block and one kind */
export function planFor(random: Random, spike: boolean): Plan {
  const steps = Array.from({ length: 40 }, () => between(random, 300, 2500));
  let step = 0;
  const door = weighted(random, { web: 60, hotline: 25, visit: 15 });
  const resident = weighted(random, { solved: 45, not: 8, silent: 37, sms: 10 });
  return {
    door,
    category: spike ? CATEGORIES[0] : pick(random, CATEGORIES),
    block: spike ? 0 : between(random, 0, 999),
    worker: weighted(random, { prompt: 66, late: 16, slow: 6, absent: 12 }),
    acceptsBy: weighted(random, { page: 88, sms: 12 }),
    contacts: chance(random, 0.85),
    devices: 1,
    outcome: weighted(random, { done: 85, explained: 15 }),
    // Who called has no page open: they answer the SMS, or are called back.
    resident: door === 'hotline' && resident !== 'silent' ? 'sms' : resident,
    satisfied: weighted(random, { satisfied: 70, fair: 20, dissatisfied: 10 }),
    callback: weighted(random, { solved: 74, partly: 8, not: 6, unreached: 12 }),
    urges: door !== 'hotline' && chance(random, 0.06),
    withdraws: door !== 'hotline' && chance(random, 0.03),
    pause: () => steps[step++ % steps.length] ?? 500,
  };
}
