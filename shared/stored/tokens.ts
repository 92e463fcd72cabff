import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Caller } from './script.ts';

export const ORIGIN = 'https://huying.example';
export const POOL = 'https://pool.example';
const AUDIENCE = 'staff-app';

interface Signer {
  readonly key: CryptoKey;
  readonly jwk: JWK;
  readonly alg: string;
}

const signer = async (alg: string): Promise<Signer> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' }, alg };
};

/** Who signs for staff, and intake, which signs for residents; made once, since keys take their time. */
let signers: Promise<{ staff: Signer; resident: Signer }> | undefined;
const made = () => {
  signers ??= Promise.all([signer('RS256'), signer('EdDSA')]).then(([staff, resident]) => ({
    staff,
    resident,
  }));
  return signers;
};

/** What the addresses of both key sets answer. */
export async function keySet(url: string): Promise<Response> {
  const { staff, resident } = await made();
  return Response.json({ keys: [url.startsWith(POOL) ? staff.jwk : resident.jwk] });
}

/** The variables by which a function finds the staff's keys. */
export const oidc: Readonly<Record<string, string>> = {
  OIDC_ISSUER: POOL,
  OIDC_JWKS: `${POOL}/keys.json`,
  OIDC_AUDIENCE: AUDIENCE,
  OIDC_AUTHORIZE: POOL,
  OIDC_TOKEN: POOL,
};

/** A token that lasts an hour of the clock that stands. */
export async function tokenOf(caller: Caller): Promise<string> {
  if ('token' in caller) return caller.token;
  const { staff, resident } = await made();
  const isStaff = 'staff' in caller;
  const { key, alg, jwk } = isStaff ? staff : resident;
  return new SignJWT(isStaff ? { 'cognito:username': caller.staff } : {})
    .setProtectedHeader({ alg, kid: jwk.kid ?? '' })
    .setIssuer(isStaff ? POOL : `${ORIGIN}/api/intake`)
    .setAudience(isStaff ? AUDIENCE : 'resident')
    .setSubject(isStaff ? caller.staff : caller.report)
    .setExpirationTime(Math.floor(Date.now() / 1000) + 3600)
    .sign(key);
}
