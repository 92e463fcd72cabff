import { Damaged } from './bytes.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng, isPng } from './png.ts';
import { cleanWebp, isWebp } from './webp.ts';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** Largest upload; the form's policy says the same to S3. */
export const MAX_BYTES = 10 * 1024 * 1024;

export type Cleaned =
  | { readonly ok: true; readonly type: PhotoType; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: Rejection };

/** Why a file does not become a photo: another kind, or damaged. */
export type Rejection = 'kind' | 'damaged';

/** What a file is, by its first bytes; its name and what its sender said do not count. */
export function typeOf(b: Uint8Array): PhotoType | undefined {
  if (b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff) return 'image/jpeg';
  if (isPng(b)) return 'image/png';
  return isWebp(b) ? 'image/webp' : undefined;
}

const cleaners: Readonly<Record<PhotoType, (b: Uint8Array) => Uint8Array>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
};

/** The picture without anything that tells who took it, where, when or with what; or why it is none. */
export function clean(bytes: Uint8Array): Cleaned {
  const type = typeOf(bytes);
  if (!type) return { ok: false, why: 'kind' };
  try {
    return { ok: true, type, bytes: cleaners[type](bytes) };
  } catch (error) {
    if (error instanceof Damaged) return { ok: false, why: 'damaged' };
    throw error;
  }
}
