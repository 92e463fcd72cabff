import type { Words } from '#shared/text/language.ts';
import { ruleFlaws } from './words-rules.ts';

/** What was named in a message: ids, column names, line numbers; never names or numbers of people. */
export type Params = Readonly<Record<string, string | number>>;

const with_ = (words: Words, params: Params): Words => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { zh: fill(words.zh), en: fill(words.en) };
};

/** What is wrong with a row, by stable code, and what to do about it. */
const flaws = {
  'bad-encoding': {
    zh: '有无法识别的字符（�），文件可能不是 UTF-8，请另存为 UTF-8 后重试',
    en: 'Unreadable characters; the file is probably not UTF-8, save it as UTF-8',
  },
  'control-character': { zh: '含有不可见的控制字符，请删除', en: 'Contains control characters; remove them' },
  'bad-quoting': {
    zh: '引号不配对：含引号的内容要整格加引号，内部引号写两个',
    en: 'Quotes do not match: quote the whole cell and double the quotes inside',
  },
  'bad-json': { zh: '不是有效的 JSON', en: 'Not valid JSON' },
  'empty-file': { zh: '文件没有内容', en: 'The file is empty' },
  'missing-column': { zh: '缺少列：{column}', en: 'Column missing: {column}' },
  'unknown-column': { zh: '不认识的列：{column}', en: 'Unknown column: {column}' },
  'duplicate-column': { zh: '列重复：{column}', en: 'Column given twice: {column}' },
  'wrong-cell-count': {
    zh: '这一行有 {cells} 格，标题行有 {columns} 列',
    en: 'This row has {cells} cells, the header {columns} columns',
  },
  'duplicate-id': { zh: '与第 {line} 行重复：{id}', en: 'Already on line {line}: {id}' },
  'id-taken': { zh: '编号 {id} 已用于别的对象', en: 'The id {id} is already used for something else' },
  'unknown-parent': { zh: '找不到上级 {id}', en: 'There is no area {id} to be the parent' },
  'unknown-area': { zh: '找不到区域 {id}', en: 'There is no area {id}' },
  'unknown-team': { zh: '找不到服务队 {id}', en: 'There is no team {id}' },
  'unknown-member': { zh: '找不到队员 {id}', en: 'There is no member {id}' },
  cycle: { zh: '上级关系成了一个圈', en: 'The parents go round in a circle' },
  'too-deep': { zh: '层级太深，路径超过 200 个字符', en: 'Too deep: the path is longer than 200 characters' },
  'wrong-parent-kind': {
    zh: '{kind} 不能放在 {parent} 下面',
    en: 'A {kind} cannot lie below a {parent}',
  },
  'parent-closed': { zh: '上级 {id} 已停用', en: 'The parent {id} is closed' },
  'still-in-use': { zh: '下面还有启用的区域 {id}', en: 'The area {id} below it is still open' },
  'area-closed': { zh: '区域 {id} 已停用', en: 'The area {id} is closed' },
  'team-closed': { zh: '服务队 {id} 已解散', en: 'The team {id} is dissolved' },
  'member-left': { zh: '队员 {id} 已离队', en: 'The member {id} has left' },
  'households-on-block-only': { zh: '只有块区填户数', en: 'Only blocks have households' },
  'range-incomplete': { zh: '起止号要一起填', en: 'Give both from and to' },
  'range-reversed': { zh: '起号不能大于止号', en: 'from may not be greater than to' },
  'range-not-here': { zh: '只有道路和楼栋填起止号', en: 'Only roads and buildings have a range' },
  'parity-not-here': { zh: '只有道路填单双号', en: 'Only roads have a parity' },
  'too-many-places': { zh: '一个区域最多 {max} 个地名', en: 'At most {max} places an area' },
  'not-in-team': {
    zh: '责任人 {id} 不是这支服务队的队员',
    en: 'The responsible {id} is not a member of this team',
  },
  'still-responsible': {
    zh: '还是服务队 {id} 的责任人，请先换责任人',
    en: 'Still answers for the team {id}; name another responsible first',
  },
  'duplicate-staff': { zh: '工号与第 {line} 行重复', en: 'Same staff number as on line {line}' },
  'staff-taken': {
    zh: '队员 {id} 已有这个工号；请核对，确要换人时一起导入 {id} 的新行（去掉工号）',
    en: 'The member {id} has this staff number; check it, or import a row of {id} without it along with this one',
  },
  'staff-taken-elsewhere': {
    zh: '别的区域已有队员用这个工号；请核对，确要换人时请上级管理员办理',
    en: 'A member of another area has this staff number; check it, or ask whoever administers both areas',
  },
  'duplicate-grant': { zh: '与第 {line} 行相同', en: 'The same grant as on line {line}' },
  'member-differs': { zh: '同一工号的队员编号不一致', en: 'Rows of one staff number name different members' },
  'staff-mismatch': { zh: '队员 {id} 的工号不同', en: 'The member {id} has another staff number' },
  'role-and-area': {
    zh: '角色和区域要一起填；都留空表示取消全部权限',
    en: 'Give role and area together; leave both empty to withdraw everything',
  },
  'withdrawn-and-granted': {
    zh: '同一工号不能既取消又授权',
    en: 'One staff number cannot be withdrawn and granted at once',
  },
  'no-admin-left': { zh: '导入后将没有任何管理员', en: 'Nobody would be administrator any more' },
  'outside-your-area': { zh: '超出您的管理范围', en: 'Outside the areas that you administer' },
  'unknown-category': { zh: '找不到上级类别 {id}', en: 'There is no category {id}' },
  'fields-differ': {
    zh: '中英文的 {…} 字段不一致',
    en: 'The Chinese and English texts use different {…} fields',
  },
  'rules-too-large': {
    zh: '规则内容太大（最多 {max} 字节）',
    en: 'The rule set is too large (at most {max} bytes)',
  },
  'set-incomplete': {
    zh: '同组的其他行有错，整组未导入',
    en: 'Other rows of this set are wrong; the whole set was left out',
  },
  'unknown-sla': {
    zh: '找不到时限规则 {id}，请先导入或一起导入',
    en: 'There is no set of deadlines {id}; import it before or together',
  },
  'not-a-shape': {
    zh: '不是有效的 GeoJSON 几何（Polygon 或 MultiPolygon，经纬度）',
    en: 'Not a GeoJSON geometry (Polygon or MultiPolygon, longitude and latitude)',
  },
  'shape-not-closed': {
    zh: '多边形没有闭合：每个环至少四个点，首尾相同',
    en: 'A ring is not closed: at least four positions, the last like the first',
  },
  'shape-too-large': {
    zh: '边界太大（最多 6000 字节），请简化',
    en: 'The shape is larger than 6,000 bytes; simplify it',
  },
  ...ruleFlaws,
  'households-few': {
    zh: '{households} 户，少于建议的 {from}-{to} 户',
    en: '{households} households; {from}-{to} are advised',
  },
  'households-many': {
    zh: '{households} 户，多于建议的 {from}-{to} 户',
    en: '{households} households; {from}-{to} are advised',
  },
  'another-root': {
    zh: '没有上级，将成为另一棵树的根',
    en: 'No parent: this becomes the root of another tree',
  },
} as const satisfies Record<string, Words>;

export type FlawCode = keyof typeof flaws;

export const flawWords = (code: FlawCode, params: Params = {}): Words => with_(flaws[code], params);

/** The words of a code that a schema check gave, when it is one of ours. */
export const knownWords = (code: string): Words | undefined =>
  Object.hasOwn(flaws, code) ? flawWords(code as FlawCode) : undefined;

/** What a well-formed value of a column looks like. */
export const hints: Readonly<Record<string, Words>> = {
  id: { zh: '只能用字母、数字、- _ . ，最多 64 个', en: 'Letters, digits, - _ . only, at most 64' },
  phone: { zh: '请用国际格式，如 +8613800138000', en: 'Use the international form, e.g. +8613800138000' },
  households: { zh: '请填整数户数', en: 'A whole number of households' },
  quiet_from: { zh: '请写成 22:00', en: 'Write it as 22:00' },
  quiet_to: { zh: '请写成 07:00', en: 'Write it as 07:00' },
};
