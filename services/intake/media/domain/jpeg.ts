import { Damaged, insistOnSize, join, letters, u16, u32, u32le } from './bytes.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

/** Frame headers: all of C0…CF that are neither tables nor arithmetic conditioning. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * A JPEG with what drawing it needs and nothing else: no EXIF, no position, no XMP, no thumbnails, no comments, nothing
 * behind its end (where phones keep films). Of EXIF only the orientation is written anew, or pictures would lie on
 * their side. Adobe's segment stays, since it says what the colours mean.
 * @throws Damaged when it is no whole JPEG
 */
export function cleanJpeg(b: Uint8Array): Uint8Array {
  if (b[0] !== 0xff || b[1] !== SOI) throw new Damaged('no JPEG');
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let framed = false;
  for (let at = 2; ; ) {
    const marker = markerAt(b, at);
    if (marker === EOI) {
      if (!framed) throw new Damaged('no frame');
      return join([b.subarray(0, 2), jfif, ...turned(orientation), ...kept, new Uint8Array([0xff, EOI])]);
    }
    const end = at + 2 + u16(b, at + 2);
    if (end < at + 4 || end > b.length) throw new Damaged('segment');
    const segment = b.subarray(at, end);
    if (isFrame(marker)) {
      insistOnSize(u16(segment, 7), u16(segment, 5));
      framed = true;
    }
    if (marker === APP1) orientation = orientationIn(segment) ?? orientation;
    if (isNeeded(marker, segment)) kept.push(segment);
    at = end;
    if (marker === SOS) {
      const next = endOfScan(b, at);
      kept.push(b.subarray(at, next));
      at = next;
    }
  }
}

function markerAt(b: Uint8Array, at: number): number {
  const marker = b[at + 1] ?? 0;
  if (b[at] !== 0xff || marker < 0xc0) throw new Damaged('marker');
  return marker;
}

function isNeeded(marker: number, segment: Uint8Array): boolean {
  if (marker === APP14) return letters(segment, 4, 5) === 'Adobe' && segment.length === 16;
  return !(marker >= APP0 && marker <= APP15) && marker !== COM;
}

/** Compressed data run to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(b: Uint8Array, from: number): number {
  for (let at = from; at + 1 < b.length; at++) {
    const next = b[at + 1] ?? 0;
    if (b[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new Damaged('no end');
}

/** JFIF 1.01 without density and thumbnail. */
const jfif = new Uint8Array([0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

/** EXIF with one entry: how the picture is to be turned (2…8). */
function turned(orientation: number): Uint8Array[] {
  if (orientation === 1) return [];
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  return [new Uint8Array([0xff, APP1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff])];
}

/** The orientation that an EXIF segment tells, 1 to 8. */
function orientationIn(segment: Uint8Array): number | undefined {
  if (letters(segment, 4, 6) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  const little = letters(tiff, 0, 2) === 'II';
  const short = (at: number) => (little ? (tiff[at] ?? 0) | ((tiff[at + 1] ?? 0) << 8) : u16(tiff, at));
  const first = little ? u32le(tiff, 4) : u32(tiff, 4);
  const entries = Math.min(short(first), 200);
  for (let i = 0; i < entries; i++) {
    const at = first + 2 + i * 12;
    const value = short(at + 8);
    if (short(at) === 0x0112) return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
