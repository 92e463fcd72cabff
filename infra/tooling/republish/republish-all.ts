import { clientOf } from '../system/aws-env.ts';
import { armClocks, publishAgainBy, publishing } from './again.ts';

/**
 * Has every service publish all its facts again, so that chains that a kill cut in two are completed, and every open
 * clock armed anew. Consumers know what they have seen, clocks what they have said. @returns how many events went out
 */
export async function republishAll(endpoint: string): Promise<number> {
  const { published } = await publishAgainBy(clientOf(endpoint), publishing, { all: true });
  await armClocks(clientOf(endpoint));
  return published;
}
