/** What kind of personal or secret thing a needle is. */
export type Kind = 'phone' | 'name' | 'address' | 'words' | 'code' | 'secret';

/** Something that must stand in vaults only. */
export interface Needle {
  readonly kind: Kind;
  /** As it is looked for: of a phone the digits without country code, of words a piece. */
  readonly text: string;
  /** The vault's row, or the file, that it is known from. Findings name this, never the text. */
  readonly from: string;
}

/** Chinese says much in few characters; a shorter piece of Latin text is a common phrase. */
const HAN_PIECE = 10;
const LATIN_PIECE = 24;
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Words leak whole, quoted in an error or cut short: pieces of them, side by side, are found in all three. */
export function piecesOf(words: string): string[] {
  const text = words.trim();
  const size = isHan(text) ? HAN_PIECE : LATIN_PIECE;
  if (text.length <= size) return text.length >= (isHan(text) ? 4 : 8) ? [text] : [];
  return Array.from({ length: Math.floor(text.length / size) }, (_, n) =>
    text.slice(n * size, (n + 1) * size),
  );
}

/** The digits of a phone that tell it from others, however the country is written before them. */
export const significant = (phone: string): string =>
  phone
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)?86(?=\d{9,})/, '')
    .replace(/^[+0]+/, '');

/** Phones inside a text: numbers of seven digits or more. */
export const phonesIn = (text: string): string[] =>
  (text.match(/\+?\d[\d -]{5,}\d/g) ?? []).map(significant).filter((digits) => digits.length >= 7);

/** An address tells more than the name of an estate only where it has a number: 12号楼, 402室. */
export const isDetailed = (place: string): boolean =>
  /[\d一二三四五六七八九十]/.test(place) && place.length >= 4;

/** The needles of one value, by what its field is called. A field that nobody named here is taken for words. */
export function needlesIn(field: string, value: string, from: string): Needle[] {
  const phones = phonesIn(value).map((text): Needle => ({ kind: 'phone', text, from }));
  switch (field) {
    case 'phone':
      return phones;
    case 'name':
      return value.trim().length >= 2 ? [{ kind: 'name', text: value.trim(), from }] : [];
    case 'place':
      return isDetailed(value) ? [{ kind: 'address', text: value.trim(), from }, ...phones] : phones;
    case 'value':
    case 'pem':
      return [{ kind: 'secret', text: value, from }];
    default:
      return [...piecesOf(value).map((text): Needle => ({ kind: 'words', text, from })), ...phones];
  }
}
