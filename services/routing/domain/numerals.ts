/** What a number is followed by when it counts or names something, so that 十二号 is a number and 五一 alone is not. */
const UNIT = '号|幢|栋|座|弄|单元|室|层|楼|区|期|村|组|院|路|街|巷|#';
const NUMERAL = new RegExp(
  `(?<![\\d〇零一二三四五六七八九十百两廿])[〇零一二三四五六七八九十百两廿]+(?=${UNIT})`,
  'g',
);

const digits = new Map(
  Object.entries({ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }),
);

/** Writes Chinese numerals in number positions as digits: 十二号 → 12号, 一二三弄 → 123弄, 一百零五室 → 105室. */
export const toDigits = (text: string): string =>
  text.replace(NUMERAL, (run) => positional(run) ?? spoken(run) ?? run);

/** 二〇五: digits one by one. */
function positional(run: string): string | undefined {
  return [...run].every((c) => digits.has(c)) ? [...run].map((c) => digits.get(c)).join('') : undefined;
}

/** 一百二十三, 一百零五, 十二, 廿三. */
function spoken(run: string): string | undefined {
  const parts =
    /^(?:([一二两三四五六七八九])百)?零?(?:(廿)|(?:([一二三四五六七八九])?(十))?)([一二三四五六七八九])?$/.exec(
      run,
    );
  if (!parts) return undefined;
  const [, hundreds, twenty, tens, ten, ones] = parts;
  const value = (c: string | undefined, none: number) => (c ? (digits.get(c) ?? 0) : none);
  const tenfold = twenty ? 2 : ten ? value(tens, 1) : 0;
  return String(value(hundreds, 0) * 100 + tenfold * 10 + value(ones, 0));
}
