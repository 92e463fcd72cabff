/** Reading and joining bytes; nothing here looks beyond the end. */
export const u16 = (b: Uint8Array, at: number): number => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0);
export const u32 = (b: Uint8Array, at: number): number => u16(b, at) * 65_536 + u16(b, at + 2);
export const u32le = (b: Uint8Array, at: number): number =>
  (b[at] ?? 0) + (b[at + 1] ?? 0) * 256 + (b[at + 2] ?? 0) * 65_536 + (b[at + 3] ?? 0) * 16_777_216;

/** Latin letters that stand at `at`. */
export const letters = (b: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...b.subarray(at, at + length));

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What cannot be a whole picture of its kind. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** More pixels than any phone makes: such a file is small on the way and fills a memory when it is opened. */
export const MOST_PIXELS = 250_000_000;

export function insistOnSize(width: number, height: number): void {
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) throw new Damaged('size');
}
