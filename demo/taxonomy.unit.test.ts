import { expect, test } from 'vitest';
import { Category } from '#events/community.ts';
import { sortByKeywords } from './sort.ts';
import { categories, departmentOf } from './taxonomy.ts';
import { DEPARTMENTS } from './taxonomy-entry.ts';

test('every category satisfies the contract and has both names', () => {
  for (const category of categories) {
    expect(Category.safeParse(category).success, category.code).toBe(true);
    expect(category.nameEn, category.code).toMatch(/^[\x20-\x7e’]+$/);
  }
});

test('codes and names are unique, and every parent is a first-level class that stands before it', () => {
  const seen = new Set<string>();
  for (const { code, parent } of categories) {
    expect(seen).not.toContain(code);
    if (parent !== undefined) {
      expect(seen).toContain(parent);
      expect(categories.find((one) => one.code === parent)?.parent).toBeUndefined();
    }
    seen.add(code);
  }
  const names = categories.filter((one) => one.parent === undefined).map((one) => one.name);
  expect(new Set(names).size).toBe(names.length);
});

test('the seven departments of the labelled messages are first-level classes, and every category has its department', () => {
  const names = categories.filter((one) => one.parent === undefined).map((one) => one.name);
  for (const department of DEPARTMENTS) expect(names).toContain(department);
  for (const { code } of categories) expect(DEPARTMENTS).toContain(departmentOf.get(code));
});

test('five to twenty-five keywords a category, each in one category only', () => {
  const keywords = categories.flatMap((one) => one.keywords);
  expect(new Set(keywords).size).toBe(keywords.length);
  for (const one of categories)
    expect(one.keywords.length, one.code).toSatisfy((n: number) => n >= 5 && n <= 25);
});

test.each([
  ['楼道里闻到煤气味，很浓，怕出事', 'utilities-gas-leak', 'emergency'],
  ['老人被困电梯里出不来了', 'property-lift-trapped', 'emergency'],
  ['我们整栋没电了，电线短路冒火花', 'utilities-power-out', 'emergency'],
  ['三楼窗口着火，浓烟冒出来，快来', 'fire-burning', 'emergency'],
  ['独居老人敲门没人应，几天没见到老人', 'care-check', 'emergency'],
  ['消防通道被小汽车堵死了', 'fire-lane', 'urgent'],
  ['有人把电瓶车推上楼飞线充电', 'fire-ebike', 'urgent'],
  ['下水道堵了，污水冒溢到院子里', 'sanitation-drains', 'urgent'],
  ['从昨天晚上开始停水，水管爆裂', 'utilities-water-out', 'urgent'],
  ['楼上扔下来一个酒瓶，高空抛物太危险', 'falling-thrown', 'urgent'],
  ['孩子在花园里被狗咬伤', 'pets-bite', 'urgent'],
  ['垃圾桶满了好几天没有清运', 'sanitation-rubbish', undefined],
  ['晚上广场舞音响太大', 'noise-dancing', undefined],
  ['门口路灯不亮好久了', 'utilities-street-light', undefined],
  ['我的车位被占，邻居私装地锁', 'parking-dispute', undefined],
  ['楼上漏水，天花板滴水', 'neighbours-leak', undefined],
  ['遛狗不牵绳，草地上都是狗屎', 'pets-leash', undefined],
  ['电梯坏了两天没人修', 'property-lift', undefined],
  ['老师要求补课还收补课费', 'education-teaching', undefined],
  ['公司拖欠工资三个月', 'labour-wages', undefined],
] as const)('"%s" is sorted as %s', (text, code, urgency) => {
  expect(sortByKeywords(text, categories)).toBe(code);
  expect(categories.find((one) => one.code === code)?.urgency).toBe(urgency);
});

test('leaves a text without any keyword undecided', () => {
  expect(sortByKeywords('今天天气很好', categories)).toBeUndefined();
});
