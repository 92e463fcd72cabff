import type { RouteSpec } from '#shared/service/manifest.ts';
import type { Step } from '../step.ts';
import { validate } from '../validate.ts';

/** Body and query as the manifest's schemas make them; each wrong field is told in the caller's language. */
export const validation = ({
  body,
  query,
}: Pick<RouteSpec, 'body' | 'query'>): Step<'json' | 'lang', 'body' | 'query'> => ({
  before: ({ event, internal }) => {
    const { json, lang } = internal;
    internal.body = body && validate(body, json, lang);
    internal.query = query && validate(query, event.queryStringParameters ?? {}, lang);
  },
});
