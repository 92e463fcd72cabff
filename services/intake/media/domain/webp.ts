import { Damaged, insistOnSize, join, letters, u32le } from './bytes.ts';

export const isWebp = (b: Uint8Array): boolean => letters(b, 0, 4) === 'RIFF' && letters(b, 8, 4) === 'WEBP';

/** Chunks that drawing needs; EXIF, XMP, colour profiles and unknown ones are left out. Films are no photos. */
const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);
/** Flags of VP8X for what was left out: profile, EXIF, XMP, animation. */
const GONE = 0x20 | 0x08 | 0x04 | 0x02;

/** @throws Damaged when it is no whole, still WebP */
export function cleanWebp(b: Uint8Array): Uint8Array {
  const size = 8 + u32le(b, 4);
  if (!isWebp(b) || size > b.length) throw new Damaged('no WebP');
  const kept: Uint8Array[] = [];
  let drawn = false;
  for (let at = 12; at + 8 <= size; ) {
    const length = u32le(b, at + 4);
    const end = at + 8 + length + (length % 2);
    // Some writers leave out the last filling byte.
    if (at + 8 + length > size) throw new Damaged('chunk');
    const name = letters(b, at, 4);
    if (name === 'ANIM' || name === 'ANMF') throw new Damaged('a film');
    if (needed.has(name))
      kept.push(...filled(name === 'VP8X' ? extended(b.subarray(at, end)) : b.subarray(at, end)));
    drawn ||= name === 'VP8 ' || name === 'VP8L';
    at = end;
  }
  if (!drawn) throw new Damaged('nothing drawn');
  return withHeader(join(kept));
}

function extended(chunk: Uint8Array): Uint8Array {
  if (chunk.length < 18) throw new Damaged('VP8X');
  const copy = chunk.slice();
  insistOnSize((u32le(copy, 12) & 0xffffff) + 1, (u32le(copy, 14) >>> 8) + 1);
  copy[8] = (copy[8] ?? 0) & ~GONE;
  return copy;
}

const filled = (chunk: Uint8Array): Uint8Array[] =>
  chunk.length % 2 === 0 ? [chunk] : [chunk, new Uint8Array(1)];

function withHeader(chunks: Uint8Array): Uint8Array {
  const size = chunks.length + 4;
  const bytes = [size & 255, (size >> 8) & 255, (size >> 16) & 255, (size >> 24) & 255];
  return join([
    new TextEncoder().encode('RIFF'),
    new Uint8Array(bytes),
    new TextEncoder().encode('WEBP'),
    chunks,
  ]);
}
