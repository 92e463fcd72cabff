/** Why a message did not arrive: stable codes, published and shown. The words for them stand in `words.ts`. */
export const whys = [
  'no-phone',
  'declined',
  'opted-out',
  'provider-refused',
  'undeliverable',
  'template-field',
  'too-late',
  'unclear',
] as const;
export type Why = (typeof whys)[number];
