import { createHmac, randomBytes } from 'node:crypto';
import {
  createLocalJWKSet,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import type { Rows } from '#shared/aws/rows.ts';
import { base32 } from '#shared/ids/id.ts';

/**
 * Intake's own secrets: made at first need, kept in the vault under its key, put only if absent so that functions
 * starting together agree. Remembered by a warm worker.
 */
export class Secrets {
  readonly #vault: Rows;
  #hmac: Promise<string> | undefined;
  #pair: Promise<SigningPair> | undefined;
  constructor(vault: Rows) {
    this.#vault = vault;
  }

  /** 65 bits in Crockford's base 32 from the report's id: the same whenever asked, so it is stored nowhere. */
  async trackingCode(report: string): Promise<string> {
    return base32(await this.#digest('code', report), 13);
  }

  /** The same for the same phone, telling nothing about it; a caller without a phone is their report. */
  async callerRef(phoneOrReport: string): Promise<string> {
    return `c${(await this.#digest('caller', phoneOrReport)).subarray(0, 12).toString('base64url')}`;
  }

  /** An opaque reference to whom a limit counts; each limit has its own. */
  async limitRef(limit: string, whom: string): Promise<string> {
    return (await this.#digest(`limit ${limit}`, whom)).subarray(0, 12).toString('base64url');
  }

  /** The key pair (Ed25519) with which residents' tokens are signed. */
  async signingPair(): Promise<SigningPair> {
    this.#pair ??= this.#makePair().catch((error) => {
      // Forgotten, or one throttled read would fail every request until the worker ends.
      this.#pair = undefined;
      throw error;
    });
    return this.#pair;
  }

  async #digest(purpose: string, text: string): Promise<Buffer> {
    this.#hmac ??= this.#agreed('hmac', async () => ({ value: randomBytes(32).toString('base64') })).then(
      (r) => r.value,
      (error) => {
        this.#hmac = undefined;
        throw error;
      },
    );
    return createHmac('sha256', Buffer.from(await this.#hmac, 'base64'))
      .update(`${purpose}\n${text}`)
      .digest();
  }

  async #makePair(): Promise<SigningPair> {
    const { pem, jwk } = await this.#agreed('token', async () => {
      const pair = await generateKeyPair('EdDSA', { extractable: true });
      const kid = randomBytes(9).toString('base64url');
      return {
        pem: await exportPKCS8(pair.privateKey),
        jwk: { ...(await exportJWK(pair.publicKey)), kid, alg: 'EdDSA', use: 'sig' },
      };
    });
    return { sign: await importPKCS8(pem, 'EdDSA'), verify: createLocalJWKSet({ keys: [jwk] }), jwk };
  }

  /** The stored secret, or the one from `make` if there was none. */
  async #agreed<T extends object>(name: string, make: () => Promise<T>): Promise<T> {
    const pk = `secret#${name}`;
    const stored = await this.#vault.get<T>(pk);
    if (stored) return stored;
    await this.#vault.putNew({ pk, sk: '-', ...(await make()) });
    return (await this.#vault.get<T>(pk)) as T;
  }
}

export interface SigningPair {
  readonly sign: CryptoKey;
  /** The public half as a verifier asks for it. */
  readonly verify: JWTVerifyGetKey;
  readonly jwk: JWK & { kid: string };
}
