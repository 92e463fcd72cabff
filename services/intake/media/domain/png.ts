import { Damaged, insistOnSize, join, letters, u32 } from './bytes.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export const isPng = (b: Uint8Array): boolean => SIGNATURE.every((byte, at) => b[at] === byte);

/** Chunks that drawing needs. Everything else (text, time, EXIF, profiles, animation) is left out. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'IDAT', 'IEND']);

/** @throws Damaged when it is no whole PNG */
export function cleanPng(b: Uint8Array): Uint8Array {
  if (!isPng(b) || letters(b, 12, 4) !== 'IHDR') throw new Damaged('no PNG');
  insistOnSize(u32(b, 16), u32(b, 20));
  const kept = [b.subarray(0, 8)];
  let drawn = false;
  for (let at = 8; ; ) {
    const end = at + 12 + u32(b, at);
    if (end > b.length) throw new Damaged('chunk');
    const name = letters(b, at + 4, 4);
    if (needed.has(name)) kept.push(b.subarray(at, end));
    drawn ||= name === 'IDAT';
    if (name === 'IEND') {
      if (!drawn) throw new Damaged('nothing drawn');
      return join(kept);
    }
    at = end;
  }
}
