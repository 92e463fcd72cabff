import type { CloudEvent } from '#events/envelope.ts';
import { hear, type News, settingOf } from './domain/apply.ts';
import type { PolicyReader } from './policies.ts';
import { type ClockParts, commitClock } from './timers/schedule-timer.ts';

export interface FollowParts extends ClockParts {
  readonly policies: PolicyReader;
  readonly now: () => number;
}

/** Tells the subject's clock what an event means, once however often it comes. @throws NotYet while rules are missing */
export const follow =
  ({ policies, now, ...parts }: FollowParts) =>
  <D>(mean: (event: CloudEvent<D>) => News | undefined) =>
  async (event: CloudEvent<D>): Promise<void> => {
    const news = mean(event);
    if (!news) return;
    const by = {
      cause: { id: event.id, made: event.time },
      at: new Date(now()).toISOString(),
      actor: 'system',
    };
    await commitClock(parts, event.subject, by, async (clock) => {
      const setting = settingOf(clock, news);
      return hear(clock, news, setting && (await policies.of(setting.place.area, news.at)));
    });
  };
