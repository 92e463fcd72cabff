import type { Context } from 'aws-lambda';
import { edge } from '#shared/edge/edge.ts';
import type { Call, Reply } from './call.ts';
import type { Answer, Chain, Fact, HttpHandler, Step } from './step.ts';

/** Where the handler finds its call: middy gives a handler the event and the context, and nothing that steps found. */
type WithCall = Context & { call: Call };

/** Begins a chain of steps that ends at `handle`. */
export const chain = (handle: HttpHandler): Chain => edge(handle) as unknown as Chain;

/** Begins a chain that ends at the handler of a route: `asCall` is its last step, and `jsonReplies` answers. */
export const chainTo = (handler: (call: Call) => Promise<Reply>): Chain =>
  chain(async (_, context) => (await handler((context as WithCall).call)) as unknown as Answer);

/** Puts together what the handler gets. */
export const asCall = (): Step<Exclude<Fact, 'started' | 'principal' | 'text' | 'json'>> => ({
  before: ({ event, context, internal }) => {
    const { params, who, lang, at, address, key, fingerprint, body, query } = internal;
    const call = { params, who, lang, at, address, key, fingerprint, body, query, event };
    (context as WithCall).call = call as Call;
  },
});
