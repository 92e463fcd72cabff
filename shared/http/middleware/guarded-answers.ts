import { env } from '#shared/env.ts';
import { answerHeaders } from '../headers.ts';
import type { RequestWith, Step } from '../step.ts';

/** What every answer tells a browser and its caches, good or not; a handler may say otherwise by headers of its own. */
export function guardedAnswers(policy: string): Step {
  const guard = (request: RequestWith<never>) => {
    if (!request.response) return;
    const headers = {
      'cache-control': 'no-store',
      ...answerHeaders(policy, env.origin.startsWith('https:')),
      ...request.response.headers,
    };
    request.response = { ...request.response, headers };
  };
  return { after: guard, onError: guard };
}
