/** As much as tells something: four Chinese characters, or as many letters as two short words have. */
const LEAST = { han: 4, letters: 8 } as const;
/** 啊啊啊啊 and aaaaaaaa are no reasons. */
const LEAST_DIFFERENT = 3;

/** Is a text long enough to be a reason? Checked by the form that takes it and by the service that stores it. */
export function saysWhy(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  const enough = han.length >= LEAST.han || letters.length >= LEAST.letters;
  return enough && new Set(letters).size >= LEAST_DIFFERENT;
}
