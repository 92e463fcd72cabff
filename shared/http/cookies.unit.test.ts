import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, expect, test, vi } from 'vitest';
import { cookieNames, readCookies, setCookie } from './cookies.ts';

afterEach(() => void vi.unstubAllEnvs());
const reading = (...cookies: string[]) => readCookies({ cookies } as unknown as APIGatewayProxyEventV2);

test('on https a cookie is tied to this very origin; on one laptop’s http it cannot be', () => {
  vi.stubEnv('HUYING_ORIGIN', 'https://huying.example');
  expect(cookieNames()).toEqual({
    staff: '__Host-staff',
    resident: '__Host-resident',
    signIn: '__Host-signin',
    draft: '__Host-draft',
  });
  expect(setCookie('__Host-staff', 'x', 60)).toBe(
    '__Host-staff=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure',
  );
  vi.stubEnv('HUYING_ORIGIN', 'http://localhost:8080');
  expect(cookieNames().staff).toBe('staff');
  expect(setCookie('staff', '', 0)).toBe('staff=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
});

test('reads cookies by name, keeps = in values, and skips what is not a cookie', () => {
  expect(reading('a=1', ' b=2==', 'nonsense', '=x', 'c=')).toEqual({ a: '1', b: '2==', c: '' });
  expect(readCookies({} as APIGatewayProxyEventV2)).toEqual({});
  expect(reading('__proto__=x').staff).toBeUndefined();
});
