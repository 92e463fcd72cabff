import type { ClientRoutes } from '#shared/service/client.ts';
import type analytics from '../../analytics/contract.ts';
import type analyticsManifest from '../../analytics/service.ts';
import type casework from '../../casework/contract.ts';
import type caseworkManifest from '../../casework/service.ts';
import type community from '../../community/contract.ts';
import type communityManifest from '../../community/service.ts';
import type escalation from '../../escalation/contract.ts';
import type escalationManifest from '../../escalation/service.ts';
import type intake from '../../intake/contract.ts';
import type intakeManifest from '../../intake/service.ts';
import type notification from '../../notification/contract.ts';
import type notificationManifest from '../../notification/service.ts';
import type routing from '../../routing/contract.ts';
import type routingManifest from '../../routing/service.ts';

/**
 * Every route that residents' pages and the staff app may call. The only file that looks into other services, and at
 * types only: nothing of them may reach a function or a browser.
 */
export interface Routes
  extends ClientRoutes<typeof analyticsManifest, typeof analytics>,
    ClientRoutes<typeof caseworkManifest, typeof casework>,
    ClientRoutes<typeof communityManifest, typeof community>,
    ClientRoutes<typeof escalationManifest, typeof escalation>,
    ClientRoutes<typeof intakeManifest, typeof intake>,
    ClientRoutes<typeof notificationManifest, typeof notification>,
    ClientRoutes<typeof routingManifest, typeof routing> {}

/** A method and an address with its parameters' names: `GET /api/casework/tickets/{id}`. */
export type Route = keyof Routes;

/** What a request by this route carries: `params`, `query`, `body` and `key`, those that it takes. */
export type RequestBy<R extends Route> = Routes[R]['request'];

/** The body of a good answer. */
export type AnswerTo<R extends Route> = Routes[R]['answer'];

export type BodyOf<R extends Route> = RequestBy<R>['body'];
export type QueryOf<R extends Route> = NonNullable<RequestBy<R>['query']>;
