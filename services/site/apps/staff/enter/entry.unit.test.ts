import { expect, test } from 'vitest';
import { blocksOf, callReportOf, emptyEntry, errorsIn, visitOf, WORDS_MAX } from './entry.ts';

const visit = { ...emptyEntry('visit'), words: ' 楼道灯坏了 ', area: 'qt/qt-03/qt-03-07', consent: true };
const wrong = (entry: Parameters<typeof errorsIn>[0]) => Object.keys(errorsIn(entry));

test('requires words, a block and consent for a visit', () => {
  expect(wrong(emptyEntry('visit'))).toEqual(['words', 'area', 'consent']);
  expect(wrong(emptyEntry('window'))).toEqual(['words', 'consent']);
  expect(wrong(visit)).toEqual([]);
});

test('counts words in characters, a rare one as one', () => {
  expect(wrong({ ...visit, words: '𠮷'.repeat(WORDS_MAX) })).toEqual([]);
  expect(wrong({ ...visit, words: '𠮷'.repeat(WORDS_MAX + 1) })).toEqual(['words']);
});

test.each([
  ['138 0013 8000', []],
  ['+86 138-0013-8000', []],
  ['021-64851234', []],
  ['1380013', ['phone']],
  ['十三八', ['phone']],
])('the phone %s has the faults %j', (phone, faults) => {
  expect(wrong({ ...visit, phone })).toEqual(faults);
});

test('requires a phone number for SMS, unless the call has one', () => {
  expect(wrong({ ...visit, sms: true })).toEqual(['phone']);
  expect(wrong({ ...visit, channel: 'hotline', sms: true })).toEqual([]);
});

test('leaves empty fields out of the body', () => {
  expect(visitOf({ ...visit, phone: '138 0013 8000', name: ' ', english: true })).toEqual({
    channel: 'visit',
    words: '楼道灯坏了',
    area: 'qt/qt-03/qt-03-07',
    phone: '13800138000',
    consent: { process: true, sms: false },
    lang: 'en',
  });
});

test('sends the body of each channel', () => {
  expect([visitOf(visit), visitOf({ ...visit, channel: 'window' }), callReportOf(visit)]).toMatchObject([
    { channel: 'visit' },
    { channel: 'window' },
    { channel: 'hotline' },
  ]);
});

test('offers only the officer’s own blocks, each once', () => {
  const own = [{ path: 'qt/a/1', kind: 'block' as const }];
  const areas = [
    { path: 'qt/a', kind: 'neighbourhood' as const },
    { path: 'qt/a/1', kind: 'block' as const },
    { path: 'qt/a/2', kind: 'block' as const },
    { path: 'qt/ab/1', kind: 'block' as const },
  ];
  expect(blocksOf(['qt/a'], own, areas)).toEqual(['qt/a/1', 'qt/a/2']);
  expect(blocksOf(['qt/a/1'], own, [])).toEqual(['qt/a/1']);
});
