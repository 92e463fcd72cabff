import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import type { Encryption } from './format.ts';

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
/** 128 MB and about half a second for each guess at a passphrase. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const [IV, TAG] = [12, 16];

/** Files of one backup on their way to the disk and back. Without a passphrase they are only checked. */
export interface Cipher {
  readonly encryption?: Encryption;
  /** `name` is bound to the content, so that files cannot be exchanged for each other. */
  close(name: string, content: Buffer): Buffer;
  /** @throws ProgramError when it was changed, or closed under another name or passphrase */
  open(name: string, content: Buffer): Buffer;
  seal(text: string): string;
}

export const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

const open: Cipher = { close: (_, content) => content, open: (_, content) => content, seal: sha256 };

/** For a new backup: with a key of its own when there is a passphrase. Tests bring a lower cost. */
export async function newCipher(passphrase: string | undefined, cost = COST): Promise<Cipher> {
  if (passphrase === undefined) return open;
  const salt = randomBytes(16).toString('base64');
  return keyed(passphrase, { cipher: 'aes-256-gcm', kdf: 'scrypt', salt, ...cost });
}

/**
 * For a backup that is there.
 * @throws ProgramError when a passphrase is missing, or one was given and the backup is open: who changed it could have left
 * the encryption out, and its seal would fit all the same
 */
export async function cipherOf(
  encryption: Encryption | undefined,
  passphrase: string | undefined,
): Promise<Cipher> {
  if (!encryption && passphrase !== undefined)
    throw new ProgramError(
      'This backup is not encrypted, and so not the one of this passphrase: leave that out.',
    );
  if (!encryption) return open;
  if (passphrase === undefined)
    throw new ProgramError(
      'This backup is encrypted: set HUYING_BACKUP_PASSPHRASE, or give --passphrase-file.',
    );
  return keyed(passphrase, encryption);
}

async function keyed(passphrase: string, encryption: Encryption): Promise<Cipher> {
  const { salt, N, r, p } = encryption;
  const key = await derive(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, {
    N,
    r,
    p,
    maxmem: 256 * N * r,
  });
  return {
    encryption,
    close(name, content) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open(name, content) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, content.subarray(0, IV))
          .setAAD(Buffer.from(name))
          .setAuthTag(content.subarray(-TAG));
        return Buffer.concat([decipher.update(content.subarray(IV, -TAG)), decipher.final()]);
      } catch {
        throw new ProgramError(`${name} cannot be decrypted: it was changed, or the passphrase is another.`);
      }
    },
    seal: (text) => createHmac('sha256', key).update(text).digest('hex'),
  };
}
