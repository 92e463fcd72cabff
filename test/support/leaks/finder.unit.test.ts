import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Finder } from './finder.ts';
import { needlesIn, piecesOf, significant } from './needle.ts';

const words = '我家楼下的下水道堵了三天，臭得没法开窗，孩子都吐了。';
const needles = [
  ...needlesIn('phone', '+8615401234567', 'phone'),
  ...needlesIn('name', '欧阳春晓', 'name'),
  ...needlesIn('place', '幸福里12号楼402室', 'place'),
  ...needlesIn('words', words, 'words'),
];
const kinds = (text: string): string[] => [...new Set(new Finder(needles).in(text).map(({ kind }) => kind))];

test.each([
  ['as it is kept', '{"to":"+8615401234567"}', 'phone'],
  ['as people write it', 'call 154-0123 4567 now', 'phone'],
  ['in an address', '/x?tel=%2B8615401234567', 'phone'],
  ['a name', 'sent to 欧阳春晓.', 'name'],
  ['a name that Python wrote', '{"n":"\\u6b27\\u9633\\u6625\\u6653"}', 'name'],
  ['a name inside JSON inside JSON', '"{\\\\u6b27\\\\u9633\\\\u6625\\\\u6653}"', 'name'],
  ['a name in an address', `/q?n=${encodeURIComponent('欧阳春晓')}`, 'name'],
  ['an address', 'at 幸福里12号楼402室', 'address'],
  ['words', words, 'words'],
  ['words cut short', words.slice(0, 12), 'words'],
  ['words from the middle', words.slice(7, 27), 'words'],
  ['words in base64', `x ${Buffer.from(words).toString('base64')} y`, 'words'],
  ['words in base64 for addresses', Buffer.from(words).toString('base64url'), 'words'],
  ['words packed', gzipSync(words).toString('base64'), 'words'],
])('%s is found', (_, text, kind) => {
  expect(kinds(text)).toEqual([kind]);
});

test.each([
  ['a masked phone', '154****4567'],
  ['another phone', '+8615401234568'],
  ['the name of an estate', '幸福里'],
  ['ids and hashes', 'R41QYWHV9E19JYRYAB4SKNKBQA8 cCLOoJq0uq5js8qjg 263263324074'],
  ['nothing', ''],
])('%s is no finding', (_, text) => {
  expect(kinds(text)).toEqual([]);
});

test('reports each needle in a text once', () => {
  const both = `${words} ${words} 欧阳春晓 15401234567`;
  expect(kinds(both).sort()).toEqual(['name', 'phone', 'words']);
  expect(new Finder(needles).in(both)).toHaveLength(piecesOf(words).length + 2);
});

test('phones are told apart by the digits behind the country and the trunk zero', () => {
  expect(
    ['+8615401234567', '008615401234567', '86 154 0123 4567', '+862159510000', '02159510000'].map(
      significant,
    ),
  ).toEqual(['15401234567', '15401234567', '15401234567', '2159510000', '2159510000']);
});

test('a unit’s contact gives its phone, and short common words give nothing', () => {
  expect(needlesIn('contact', '前台 +8615400027246', 'u').map(({ kind }) => kind)).toContain('phone');
  expect(needlesIn('text', '好的', 't')).toEqual([]);
  expect(needlesIn('place', '幸福里', 'p')).toEqual([]);
});
