import type { Language } from '#events/fields.ts';
import { env } from '#shared/env.ts';
import { languageOf } from '#shared/text/language.ts';
import { addressOf } from '../address.ts';
import type { HttpEvent, Step } from '../step.ts';

/** What a request says of itself: parameters of its path, language, instant of arrival, and whose address it comes from. */
export const requestFacts = (): Step<never, 'params' | 'lang' | 'at' | 'address'> => ({
  before: ({ event, internal }) => {
    internal.params = (event.pathParameters ?? {}) as Record<string, string>;
    internal.lang = languageOfRequest(event);
    internal.at = new Date(event.requestContext.timeEpoch || Date.now()).toISOString();
    internal.address = addressOf(event, env.front, Date.now());
  },
});

export const languageOfRequest = ({ queryStringParameters, headers }: HttpEvent): Language =>
  languageOf(queryStringParameters?.lang, headers['accept-language']);
