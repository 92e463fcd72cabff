import type { Grant } from './roles.ts';

interface Untried {
  readonly fn: RegExp;
  readonly action: RegExp;
  readonly why: string;
}

/** Grants that this program does not take away, and what shows instead that they are needed. */
export const UNTRIED: readonly Untried[] = [];

export const untried = ({ fn, action }: Grant): Untried | undefined =>
  UNTRIED.find((one) => one.fn.test(fn) && one.action.test(action));
