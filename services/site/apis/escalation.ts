import { type Ask, Refusal, Unreachable } from './ask.ts';

export interface Promised {
  readonly stage: string;
  readonly due: string;
  /** The year's holidays are not announced yet. */
  readonly provisional?: boolean;
}

/**
 * By when something is promised; undefined when nothing is, or when the clocks cannot be asked: a page is worth showing
 * without it.
 */
export async function promised(ask: Ask, report: string, token: string): Promise<Promised | undefined> {
  try {
    const path = `/api/escalation/track/${encodeURIComponent(report)}`;
    return (await ask<{ promise?: Promised }>(path, { token })).promise;
  } catch (error) {
    if (error instanceof Unreachable || (error instanceof Refusal && error.status !== 401)) return undefined;
    throw error;
  }
}
