import type { Words } from '#shared/text/language.ts';
import type { Progress } from '../apis/casework.ts';
import { steps } from '../words/track.ts';

export interface Step {
  readonly words: Words;
  readonly at?: string | undefined;
}

const isKnown = (type: string): type is keyof typeof steps => Object.hasOwn(steps, type);

/** Newest first. Steps without a text are left out rather than shown as codes. */
export function newestFirst(progress: Progress, receivedAt: string | undefined): readonly [Step, ...Step[]] {
  const known = progress.steps.flatMap(({ type, at }) => {
    return isKnown(type) ? [{ words: steps[type], at }] : [];
  });
  const [first, ...rest] = known.reverse();
  return first ? [first, ...rest] : [{ words: steps.TicketOpened, at: receivedAt }];
}
