/** The texts of routing's reasons. Without imports, so that pages can use the file as it is. */

interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
}

/** Turns ids into names of the caller's language; ids stay as they are without it. */
export interface Names {
  readonly area: (id: string) => string;
  readonly category: (code: string) => string;
}

type Params = Readonly<Record<string, string>>;
type Text = (p: Params) => { readonly zh: string; readonly en: string };

const parity: Readonly<Record<string, { zh: string; en: string }>> = {
  odd: { zh: '单号', en: ' odd' },
  even: { zh: '双号', en: ' even' },
};

const urgencies: Readonly<Record<string, { zh: string; en: string }>> = {
  emergency: { zh: '特急', en: 'emergency' },
  urgent: { zh: '紧急', en: 'urgent' },
  normal: { zh: '一般', en: 'normal' },
  consultation: { zh: '咨询', en: 'enquiry' },
};

const numbers = ({ from = '', to = '', parity: side = '' }: Params) => {
  const range = from && to && from !== to ? `${from}-${to}` : from || to;
  return { zh: `${range}${range && '号'}${parity[side]?.zh ?? ''}`, en: `${range}${parity[side]?.en ?? ''}` };
};

const texts: Readonly<Record<string, Text>> = {
  'place-number': (p) => ({
    zh: `「${p.name}」${numbers(p).zh}属于${p.block}`,
    en: `“${p.name}” ${numbers(p).en} belongs to ${p.block}`,
  }),
  'place-named': (p) => ({
    zh: `提到「${p.name}」，属于${p.block}`,
    en: `“${p.name}” is named; it is in ${p.block}`,
  }),
  'place-chosen': (p) => ({ zh: `居民选择了${p.area}`, en: `The resident chose ${p.area}` }),
  'place-within': (p) => ({ zh: `提到的地点在${p.area}`, en: `The place named lies in ${p.area}` }),
  'place-ambiguous': (p) => ({
    zh: `「${p.names}」不能确定是哪个块区，可能是：${p.blocks}`,
    en: `“${p.names}” does not tell which block; it may be ${p.blocks}`,
  }),
  'place-number-unknown': (p) => ({
    zh: `「${p.names}」后面的号数不在登记的范围内`,
    en: `The number after “${p.names}” is in no registered range`,
  }),
  'place-outside-chosen': (p) => ({
    zh: `提到的地点（${p.blocks}）不在居民选择的${p.area}`,
    en: `The place named (${p.blocks}) is not in ${p.area}, which the resident chose`,
  }),
  'place-unknown': () => ({ zh: '没有找到登记的地名', en: 'No registered place name was found' }),
  'area-unknown': () => ({
    zh: '居民选择的区域不存在或已停用',
    en: 'The area chosen does not exist or is closed',
  }),
  'area-kept': () => ({ zh: '沿用原来的块区和类别', en: 'Block and category as before' }),
  'area-closed': () => ({ zh: '原来的块区已停用', en: 'The block it was in is closed' }),
  'category-chosen': (p) => ({ zh: `居民选择了「${p.category}」`, en: `The resident chose “${p.category}”` }),
  'category-keywords': (p) => ({
    zh: `按关键词（${p.words}）归为「${p.category}」`,
    en: `Keywords (${p.words}) point to “${p.category}”`,
  }),
  'category-unsure': (p) => ({
    zh: p.categories ? `类别不确定，可能是：${p.categories}` : '没有找到能判断类别的关键词',
    en: p.categories ? `The category is unsure; it may be ${p.categories}` : 'No keyword tells the category',
  }),
  'category-unknown': () => ({
    zh: '居民选择的类别不在目录中',
    en: 'The category chosen is not in the directory',
  }),
  'urgency-told': ({ urgency = '' }) => ({
    zh: `来电人说明是${urgencies[urgency]?.zh ?? urgency}`,
    en: `The caller said: ${urgencies[urgency]?.en ?? urgency}`,
  }),
  'holder-responsible': (p) => ({ zh: `${p.area}的责任人`, en: `Responsible person of ${p.area}` }),
  'holder-next': (p) => ({
    zh: `${p.area}的责任人不在岗，由队内下一位成员负责`,
    en: `The responsible person of ${p.area} is not there; the next member of the team takes it`,
  }),
  'holder-lead': (p) => ({
    zh: `块区没有在岗成员，由${p.area}负责人接手`,
    en: `Nobody of the block is there; the lead of ${p.area} takes it`,
  }),
  'holder-again': () => ({ zh: '仍由原办理人负责', en: 'The same person as before' }),
  'holder-unchanged': () => ({
    zh: '上级没有在岗人员，仍由原办理人负责',
    en: 'Nobody is there at the next level; the same person keeps it',
  }),
  'holder-raised': () => ({ zh: '超时未办，升级办理', en: 'It was overdue and went up a level' }),
  'nobody-responsible': (p) => ({
    zh: `${p.block}没有能接手的在岗成员`,
    en: `${p.block} has no active member who could take it`,
  }),
  'decided-by-lead': () => ({ zh: '由负责人判定', en: 'Decided by a lead' }),
};

/** The codes there are; tests hold them against those that routing gives. */
export const reasonCodes: readonly string[] = Object.keys(texts);

/**
 * A reason in the words of `lang`. A code that this version does not know is shown as it is.
 * `params` are the community's own names, ids and keywords; see routing's README for those of each code.
 */
export function reasonText({ code, params = {} }: Reason, lang: 'zh-CN' | 'en', names?: Names): string {
  const text = texts[code]?.(named(params, lang, names));
  if (!text) return code;
  return lang === 'en' ? text.en : text.zh;
}

function named(params: Params, lang: 'zh-CN' | 'en', names: Names | undefined): Params {
  const list = (value: string, name: (id: string) => string) =>
    value
      .split(',')
      .map(name)
      .join(lang === 'en' ? ', ' : '、');
  const asIs = (id: string) => id;
  const shown: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) {
    const isArea = key === 'area' || key === 'block' || key === 'blocks';
    const isCategory = key === 'category' || key === 'categories';
    const name = isArea ? names?.area : isCategory ? names?.category : undefined;
    shown[key] = list(value, name ?? asIs);
  }
  return shown;
}
