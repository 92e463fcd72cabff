/** At most `most` within each `seconds`, counted in fixed windows. */
export interface Window {
  readonly most: number;
  readonly seconds: number;
}

const TEN_MINUTES = 600;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * What one address, number or phone may do. Generous: a whole estate can stand behind one address of a mobile carrier,
 * and a community's window enters for everybody. They stop programs, not people; `HUYING_LIMIT_TIMES` multiplies them.
 */
export const limits = {
  /** Reports from one address. */
  report: [
    { most: 30, seconds: TEN_MINUTES },
    { most: 300, seconds: DAY },
  ],
  /** Forms begun at one address. */
  draft: [
    { most: 60, seconds: TEN_MINUTES },
    { most: 600, seconds: DAY },
  ],
  /** Steps of forms saved from one address: ten for each form that may be begun there. */
  answers: [
    { most: 600, seconds: TEN_MINUTES },
    { most: 6_000, seconds: DAY },
  ],
  /** Forms for a photo handed out to one address. */
  photo: [
    { most: 120, seconds: TEN_MINUTES },
    { most: 1_000, seconds: DAY },
  ],
  /** Wrong pairs of number and code from one address. */
  track: [
    { most: 60, seconds: TEN_MINUTES },
    { most: 600, seconds: DAY },
  ],
  /**
   * Wrong codes for one number, from wherever: guessing 65 bits is hopeless anyway, and a low limit would let a stranger
   * shut a resident out.
   */
  number: [{ most: 100, seconds: HOUR }],
  /** Reports that make us send SMS to one phone. */
  phone: [{ most: 5, seconds: DAY }],
} as const satisfies Record<string, readonly Window[]>;
export type Limit = keyof typeof limits;

/** The window that an instant (epoch ms) falls into: its number, and the seconds until the next one. */
export function windowAt({ seconds }: Window, at: number): { readonly index: number; readonly left: number } {
  const now = Math.floor(at / 1000);
  return { index: Math.floor(now / seconds), left: seconds - (now % seconds) };
}
