/** Characters of the GSM 7-bit default alphabet, and those of its extension, which take two septets (3GPP TS 23.038). */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('\f^{}\\[~]|€');

export interface Size {
  readonly alphabet: 'gsm-7' | 'ucs-2';
  /** Septets, or 16-bit units. */
  readonly units: number;
  readonly parts: number;
}

/** Units that fit into a message that stands alone, and into each part of a longer one (less its joining header). */
const ROOM = { 'gsm-7': { alone: 160, joined: 153 }, 'ucs-2': { alone: 70, joined: 67 } } as const;

/**
 * How many parts a text is sent and billed as. A character is never split between two parts: 𠮷 takes two units,
 * `€` two septets, and what no longer fits begins the next part.
 */
export function sizeOf(text: string): Size {
  const characters = [...text];
  const gsm = characters.every((c) => BASIC.has(c) || EXTENDED.has(c));
  const alphabet = gsm ? 'gsm-7' : 'ucs-2';
  const widths = characters.map((c) => (gsm ? (EXTENDED.has(c) ? 2 : 1) : c.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { alone, joined } = ROOM[alphabet];
  return { alphabet, units, parts: units <= alone ? 1 : partsOf(widths, joined) };
}

function partsOf(widths: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > room) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}
