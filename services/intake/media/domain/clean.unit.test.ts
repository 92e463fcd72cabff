import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/runs.ts';
import { clean, typeOf } from './clean.ts';

const text = (s: string) => [...Buffer.from(s, 'latin1')];
const bytes = (...deps: readonly (readonly number[] | Uint8Array)[]) =>
  new Uint8Array(deps.flatMap((p) => [...p]));
const segment = (marker: number, ...content: number[]) => [0xff, marker, 0, content.length + 2, ...content];
const SECRET = 'GPS 30.2741N 120.1551E';
const frame = segment(0xc0, 8, 0, 16, 0, 16, 1, 1, 0x11, 0);
const scan = [...segment(0xda, 1, 1, 0, 0, 63, 0), 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4];
const tables = segment(0xdb, 0, ...Array(64).fill(1));
const adobe = segment(0xee, ...text('Adobe'), 0, 100, 0, 0, 0, 0, 1);

/** EXIF with an orientation and a secret behind it, in either byte order. */
const exif = (orientation: number, little = false) => {
  const n = (value: number, size: number) => {
    const big = Array.from({ length: size }, (_, i) => (value >> (8 * (size - 1 - i))) & 255);
    return little ? big.reverse() : big;
  };
  const tiff = [
    ...text(little ? 'II' : 'MM'),
    ...n(42, 2),
    ...n(8, 4),
    ...n(1, 2),
    ...n(0x112, 2),
    ...n(3, 2),
  ];
  return segment(
    0xe1,
    ...text('Exif\0\0'),
    ...tiff,
    ...n(1, 4),
    ...n(orientation, 2),
    0,
    0,
    ...n(0, 4),
    ...text(SECRET),
  );
};
const jpeg = (...segments: number[][]) => bytes([0xff, 0xd8], ...segments, tables, frame, scan, [0xff, 0xd9]);

const chunk = (name: string, ...content: number[]) => [
  0,
  0,
  content.length >> 8,
  content.length & 255,
  ...text(name),
  ...content,
  0,
  0,
  0,
  0,
];
const header = chunk('IHDR', 0, 0, 0, 16, 0, 0, 0, 16, 8, 2, 0, 0, 0);
const png = (...chunks: number[][]) =>
  bytes([0x89, ...text('PNG\r\n\x1a\n')], header, ...chunks, chunk('IDAT', 1, 2), chunk('IEND'));

const riff = (name: string, ...content: number[]) => [
  ...text(name),
  content.length & 255,
  content.length >> 8,
  0,
  0,
  ...content,
  ...(content.length % 2 ? [0] : []),
];
const webp = (...chunks: number[][]) => {
  const all = chunks.flat();
  return bytes(text('RIFF'), [(all.length + 4) & 255, (all.length + 4) >> 8, 0, 0], text('WEBP'), all);
};
const vp8x = (flags: number) => riff('VP8X', flags, 0, 0, 0, 15, 0, 0, 15, 0, 0);

const cleaned = (given: Uint8Array) => {
  const result = clean(given);
  if (!result.ok) throw new Error(result.why);
  return result.bytes;
};
const holds = (b: Uint8Array, what: string) => Buffer.from(b).toString('latin1').includes(what);

test.each([
  ['EXIF', jpeg(exif(1))],
  ['XMP', jpeg(segment(0xe1, ...text(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)))],
  ['a comment', jpeg(segment(0xfe, ...text(SECRET)))],
  ['a colour profile', jpeg(segment(0xe2, ...text(`ICC_PROFILE\0${SECRET}`)))],
  ['a thumbnail’s segment', jpeg(segment(0xe0, ...text(`JFXX\0${SECRET}`)))],
  ['a film behind the end', bytes(jpeg(), text(SECRET))],
  ['a text in a PNG', png(chunk('tEXt', ...text(SECRET)))],
  ['EXIF in a PNG', png(chunk('eXIf', ...text(SECRET)))],
  ['a chunk that nobody knows', png(chunk('prVt', ...text(SECRET)))],
  ['bytes behind a PNG', bytes(png(), text(SECRET))],
  ['EXIF in a WebP', webp(vp8x(0x08), riff('VP8 ', 1, 2, 3), riff('EXIF', ...text(SECRET)))],
  ['XMP in a WebP', webp(vp8x(0x04), riff('VP8 ', 1, 2), riff('XMP ', ...text(SECRET)))],
  ['bytes behind a WebP', bytes(webp(riff('VP8L', 1)), text(SECRET))],
])('%s does not survive', (_, given) => {
  expect(holds(given, SECRET)).toBe(true);
  const kept = cleaned(given);
  expect(holds(kept, 'GPS')).toBe(false);
  expect(typeOf(kept)).toBe(typeOf(given));
});

test('keeps the picture data byte for byte', () => {
  expect(
    holds(
      cleaned(jpeg(exif(1), adobe)),
      Buffer.from([...adobe, ...tables, ...frame, ...scan, 0xff, 0xd9]).toString('latin1'),
    ),
  ).toBe(true);
  const drawn = [header, chunk('PLTE', 1, 2, 3), chunk('tRNS', 0), chunk('IDAT', 1, 2), chunk('IEND')].flat();
  expect([...cleaned(png(chunk('PLTE', 1, 2, 3), chunk('tIME', 1), chunk('tRNS', 0)))].slice(8)).toEqual(
    drawn,
  );
  expect(cleaned(webp(riff('VP8 ', 1, 2, 3)))).toEqual(webp(riff('VP8 ', 1, 2, 3)));
});

test('a picture that lies on its side is still known to, and nothing else of its EXIF', () => {
  for (const little of [true, false])
    for (const orientation of [2, 3, 6, 8]) {
      const kept = cleaned(jpeg(exif(orientation, little)));
      expect(kept).toEqual(cleaned(jpeg(exif(orientation, !little))));
      expect(kept[2 + 18 + 4 + 6 + 10 + 9]).toBe(orientation);
      expect(cleaned(kept)).toEqual(kept);
    }
  expect(cleaned(jpeg(exif(1)))).toEqual(cleaned(jpeg()));
  expect(cleaned(jpeg(exif(9)))).toEqual(cleaned(jpeg()));
});

test('a WebP no longer announces what was left out, and keeps its transparency', () => {
  const kept = cleaned(
    webp(vp8x(0x10 | 0x08 | 0x04 | 0x20), riff('ALPH', 1), riff('VP8 ', 1), riff('EXIF', 1)),
  );
  expect(kept).toEqual(webp(vp8x(0x10), riff('ALPH', 1), riff('VP8 ', 1)));
});

test.each([
  ['nothing', bytes(), 'kind'],
  ['a PDF', bytes(text('%PDF-1.7')), 'kind'],
  ['a web page', bytes(text('<svg onload=alert(1)>')), 'kind'],
  ['a GIF', bytes(text('GIF89a')), 'kind'],
  ['a HEIC', bytes([0, 0, 0, 24], text('ftypheic')), 'kind'],
  ['a JPEG that breaks off', jpeg().subarray(0, -8), 'damaged'],
  ['a JPEG without a picture', bytes([0xff, 0xd8, 0xff, 0xd9]), 'damaged'],
  ['a PNG that breaks off', png().subarray(0, -6), 'damaged'],
  [
    'a PNG of more pixels than a memory holds',
    bytes(
      [0x89, ...text('PNG\r\n\x1a\n')],
      chunk('IHDR', 0, 1, 0, 0, 0, 1, 0, 0, 8, 2, 0, 0, 0),
      chunk('IDAT', 1),
      chunk('IEND'),
    ),
    'damaged',
  ],
  ['a film in WebP', webp(vp8x(0x02), riff('ANIM', 1), riff('ANMF', 1)), 'damaged'],
  ['a WebP without a picture', webp(riff('EXIF', 1)), 'damaged'],
])('%s is not accepted as a photo', (_, given, why) => {
  expect(clean(given)).toEqual({ ok: false, why });
});

test('judges any damaged file without failing, and cleans a clean file to itself', () => {
  const samples = [
    jpeg(exif(6), adobe),
    png(chunk('tEXt', 1)),
    webp(vp8x(8), riff('VP8 ', 1, 2), riff('EXIF', 1)),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 5 }),
      fc.nat(200),
      (sample, changes, cut) => {
        const given = sample.slice(0, Math.max(cut, 3));
        for (const [at, value] of changes) if (at < given.length) given[at] = value;
        const result = clean(given);
        if (result.ok) expect(clean(result.bytes)).toEqual(result);
      },
    ),
    { numRuns: runs(2000) },
  );
});
