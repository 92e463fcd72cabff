import type { JWTVerifyGetKey } from 'jose';
import { api } from '#shared/api/api.ts';
import { grantReader } from '#shared/auth/grants.ts';
import { env } from '#shared/env.ts';
import { authenticator } from '#shared/http/authenticate.ts';
import { ok } from '#shared/http/call.ts';
import type contract from './contract.ts';
import { hotlineRoutes } from './hotline/routes.ts';
import { Limits } from './limits/limits.ts';
import { Photos, photosPlace } from './media/bucket.ts';
import { mediaRoutes } from './media/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import manifest from './service.ts';
import { intakeDeps } from './wiring/deps.ts';

const deps = intakeDeps();
const limit = new Limits(deps.main, deps.secrets, env.limitTimes);

const ownKeys: JWTVerifyGetKey = async (header, token) =>
  (await deps.secrets.signingPair()).verify(header, token);
const who = authenticator(grantReader(deps.main), () => ownKeys);

export const handler = api<typeof manifest, typeof contract>(manifest, who, {
  ...reportRoutes(deps, limit),
  ...mediaRoutes(deps, limit, new Photos(photosPlace())),
  ...hotlineRoutes(deps),
  health: async () => ok({ ok: true }),
});
