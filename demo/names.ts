import { pick, type Random } from './random.ts';

// By weight: a letter that stands twice is twice as likely.
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗',
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡',
  ...'郑梁谢宋唐许韩冯程曹彭曾肖田董潘袁蔡蒋余于杜叶魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯尹薛闫段雷龙史陶贺顾毛郝龚邵万钱严覃武戴莫孔汤',
  '欧阳',
  '诸葛',
  '司徒',
] as const;
const firsts = [...'秀桂玉凤春根巧金银菊雨若思沐梓一宛禾芷砚舟晴棠听鹭帆问亦书知念初予清素松柏岚溪'] as const;
const seconds = [...'芳珍霞燕兰梅根宝福安良琳悦晨宁轩涵怡琴娟萍生林禾舟桐荷薇岚溪澜笙棠悠可乔柠'] as const;

/** Two letters of a given name, never the same twice in a row, never a single letter: single ones meet famous names. */
export function nameOf(random: Random): string {
  const surname = pick(random, surnames);
  const first = pick(random, firsts);
  const second = pick(random, seconds);
  return first === second ? `${surname}${first}宁` : `${surname}${first}${second}`;
}

/** Names with letters that old software loses: one needs a surrogate pair, one is in no common font. Member key → name. */
export const rareNames: Readonly<Record<string, string>> = {
  't-03-02 3': '𠮷春禾',
  't-08-01 5': '沈㐂梅',
  't-06-05 2': '㐂乐宁',
  't-14-03 7': '𠮷野桐',
};
