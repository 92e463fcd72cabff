import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { env } from '#shared/env.ts';

/** `__Host-` ties a cookie to this very origin; browsers grant it on https only, so plain http (one laptop) goes without. */
const secure = () => env.origin.startsWith('https:');
const named = (name: string) => (secure() ? `__Host-${name}` : name);

export const cookieNames = () => ({
  staff: named('staff'),
  resident: named('resident'),
  signIn: named('signin'),
  draft: named('draft'),
});

/** HttpOnly, SameSite=Lax, whole site. `maxAge` in seconds; 0 deletes. */
export const setCookie = (name: string, value: string, maxAge: number): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure() ? '; Secure' : ''}`;

export const readCookies = (event: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    (event.cookies ?? []).flatMap((c) => {
      const at = c.indexOf('=');
      return at > 0 ? [[c.slice(0, at).trim(), c.slice(at + 1)]] : [];
    }),
  );
