import type { CloudEvent } from '#events/envelope.ts';
import type { Library } from './book.ts';
import { hear, type News } from './domain/news.ts';
import { type ClockParts, commitClock } from './timers/arm.ts';

export interface FollowParts extends ClockParts {
  readonly library: Library;
  readonly now: () => number;
}

/** Tells the subject's clock what an event means, once however often it comes. @throws NotYet while rules are missing */
export const follow =
  ({ library, now, ...parts }: FollowParts) =>
  <D>(mean: (event: CloudEvent<D>) => News | undefined) =>
  async (event: CloudEvent<D>): Promise<void> => {
    const news = mean(event);
    if (!news) return;
    const by = {
      cause: { id: event.id, made: event.time },
      at: new Date(now()).toISOString(),
      actor: 'system',
    };
    await library.lend(news.at, (book) =>
      commitClock(parts, event.subject, by, (clock) => hear(clock, news, book)),
    );
  };
