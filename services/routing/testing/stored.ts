import { HolderWanted } from '#events/casework.ts';
import { AbsenceChanged } from '#events/community.ts';
import { ReportReceived } from '#events/intake.ts';
import { BLOCK, LEAD, LEADER, tellCommunity } from '#shared/stored/sample-community.ts';
import { type Running, type StoredScript, without } from '#shared/stored/script.ts';

const id = (n: number): string => `R${String(n).padStart(26, '0')}`;

/** Where each decision is left. */
const R = {
  routed: id(1),
  doubtfulPlace: id(2),
  doubtfulCategory: id(3),
  decided: id(4),
  reopened: id(5),
  raised: id(6),
} as const;

const clear = { words: '消防通道被堵', place: '柳荫苑3号楼' };
const told = {
  [R.routed]: clear,
  [R.doubtfulPlace]: { words: '消防通道被堵', area: 'qt/qt-03' },
  [R.doubtfulCategory]: { words: '请来看看', place: '柳荫苑3号楼' },
  [R.decided]: { words: '请来看看', area: 'qt/qt-03' },
  [R.reopened]: clear,
  [R.raised]: clear,
};

const report = (s: Running, subject: string) =>
  s.event(ReportReceived, subject, { data: { area: undefined, category: undefined, urgency: 'normal' } });
const decide = (s: Running, subject: string) =>
  s.call(`POST /doubtful/${subject}/decide`, { by: LEAD, body: { area: BLOCK, category: 'fire' } });
const raise = (s: Running, version: number, request: number, level: number) =>
  s.event(HolderWanted, R.raised, { version, data: { request, why: 'level-raised', level, cycle: 1 } });

async function lives(s: Running): Promise<void> {
  s.reads['intake.words'] = told;
  await tellCommunity(s);
  for (const subject of Object.values(R)) await report(s, subject);
  await decide(s, R.decided);
  await s.event(HolderWanted, R.reopened, { version: 5 });
  await raise(s, 5, 2, 2);
}

async function asks(s: Running): Promise<Record<string, unknown>> {
  const reasons: Record<string, unknown> = {};
  for (const [left, subject] of Object.entries(R))
    reasons[left] = await s.call(`GET /reasons/${subject}`, { by: LEADER });
  const doubtful = await s.call('GET /doubtful', { by: LEAD });
  return without({ ...reasons, doubtful }, 'text');
}

/** Holders are named from the copies: of the area, of the level, and for somebody who is away. */
async function goesOn(s: Running): Promise<void> {
  s.reads['intake.words'] = told;
  await decide(s, R.doubtfulPlace);
  await s.event(HolderWanted, R.routed, { version: 5 });
  await raise(s, 9, 3, 3);
  const times = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };
  await s.event(AbsenceChanged, 'a-0008', { data: { id: 'a-0008', member: 'm-00412', ...times } });
  await s.event(HolderWanted, R.reopened, { version: 9, data: { request: 3, cycle: 3 } });
}

/** Decisions of each kind, and routing's copies of the community. */
export const script: StoredScript = { lives, asks, goesOn };
