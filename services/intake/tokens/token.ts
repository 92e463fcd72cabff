import { SignJWT } from 'jose';
import { residentIssuer } from '#shared/http/authenticate.ts';
import type { SigningPair } from '../secrets/secrets.ts';

/** Residents' tokens live as long as one reads a page and thinks about the answer. */
export const TOKEN_SECONDS = 30 * 60;

/** A token that opens one report, for every API to verify by intake's public keys. */
export const residentToken = ({ sign, jwk }: SigningPair, report: string, at: string): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid })
    .setIssuer(residentIssuer())
    .setAudience('resident')
    .setSubject(report)
    .setIssuedAt(Math.floor(Date.parse(at) / 1000))
    .setExpirationTime(Math.floor(Date.parse(at) / 1000) + TOKEN_SECONDS)
    .sign(sign);
