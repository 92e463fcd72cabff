import { clientOf } from '../system/aws-env.ts';
import { publishAgainBy, publishing, rescheduleClocks } from './all-services.ts';

/**
 * Has every service publish all its facts again and reschedule every open clock, which completes what a kill interrupted.
 * Consumers recognise repeated events, and a clock gives no warning twice. @returns how many events were published
 */
export async function republishAll(endpoint: string): Promise<number> {
  const { published } = await publishAgainBy(clientOf(endpoint), publishing, { all: true });
  await rescheduleClocks(clientOf(endpoint));
  return published;
}
