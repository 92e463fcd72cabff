import { HolderWanted } from '#events/casework.ts';
import {
  AbsenceChanged,
  AreaChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import { cloudEvent, type EventDefinition } from '#events/envelope.ts';
import { ReportReceived } from '#events/intake.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { load } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { projector } from '#shared/reference/projection.ts';
import { decision } from '../domain/decision.ts';
import { projections } from '../projections.ts';
import { communityReader } from '../reference.ts';
import { onHolderWanted, onReportReceived, type Words } from '../route.ts';
import { Copies } from '../store.ts';
import { areas, categories } from './sample-community.ts';

export type Published = { definition: EventDefinition; subject: string; version: number; data: object };
export const TIME = '2026-11-22T02:00:00.000Z';

export const event = ({ definition, subject, version, data }: Published) =>
  cloudEvent({ ...definition, subject, version, time: TIME, actor: 'x', data }) as never;

export const areaFacts = areas.map(
  ({ version, ...data }): Published => ({ definition: AreaChanged, subject: data.id, version, data }),
);
export const team = (id: string, area: string, also: object = {}, version = 1): Published => ({
  definition: TeamChanged,
  subject: id,
  version,
  data: { id, area, name: id, active: true, ...also },
});
export const member = (id: string, of: string, also: object = {}, version = 1): Published => ({
  definition: MemberChanged,
  subject: id,
  version,
  data: { id, team: of, area: 'c', kind: 'volunteer', staff: `9${id}`, active: true, ...also },
});
export const rules = (version = 7): Published => ({
  definition: RulesChanged,
  subject: 'taxonomy',
  version,
  data: { rules: { kind: 'taxonomy', categories } },
});
export const grant = (
  staff: string,
  of: string,
  area: string,
  also: object = {},
  version = 1,
): Published => ({
  definition: GrantChanged,
  subject: staff,
  version,
  data: { staff, member: of, grants: [{ role: 'lead', area }], active: true, ...also },
});

export const away = (of: string, also: object = {}, version = 1, id = `a-${of}`): Published => ({
  definition: AbsenceChanged,
  subject: id,
  version,
  data: { id, member: of, from: TIME, to: '2026-11-22T03:00:00.000Z', active: true, ...also },
});
export const levels = (name: string, ...at: (readonly string[])[]): Published => ({
  definition: RulesChanged,
  subject: `sla.${name}`,
  version: 1,
  data: {
    rules: {
      kind: 'sla',
      name,
      levels: at.map((kinds, i) => ({ level: i + 1, at: kinds, name: `${i}`, nameEn: `${i}` })),
      rules: [],
    },
  },
});

export const sampleFacts = [
  ...areaFacts,
  rules(),
  team('t1', 'c/a/a1', { responsible: 'm1' }),
  member('m1', 't1'),
  member('m2', 't1', { kind: 'secretary' }),
  member('lead', 't9'),
  grant('9lead', 'lead', 'c/a'),
];

export const clear: Words = { words: '消防通道被堵', place: '柳荫苑3号楼' };

const READS = new Set(['Get', 'Query', 'BatchGet']);

/** Routing over tables in memory: the community's facts arrive by `know`, a report by `report`, a request by `want`. */
export function fixture(words: Words | 'erased' = clear) {
  const store = memoryStore();
  let reads = 0;
  const { rows } = memoryRows((command) => {
    if (READS.has(command)) reads += 1;
  });
  const copies = new Copies(rows);
  const time = { now: Date.parse(TIME) };
  const reference = communityReader(copies, () => time.now);
  let asked = 0;
  const parts = {
    stores: { store },
    copies,
    reference,
    wordsOf: async () => {
      asked += 1;
      return words === 'erased' ? undefined : words;
    },
    now: () => time.now,
  };
  const keep = projector(rows, projections);
  const project = async ({ definition, ...told }: Published) => {
    const e = event({ definition, ...told });
    if (definition === AreaChanged) await keep.area(e);
    if (definition === TeamChanged) await keep.team(e);
    if (definition === MemberChanged) await keep.member(e);
    if (definition === GrantChanged) await keep.grant(e);
    if (definition === RulesChanged) await keep.rules(e);
    if (definition === AbsenceChanged) await keep.absence(e);
  };
  return {
    store,
    time,
    reads: () => reads,
    copies,
    reference,
    asked: () => asked,
    know: async (facts: readonly Published[]) => {
      for (const fact of facts) await project(fact);
    },
    report: (data: object = {}, version = 1) =>
      onReportReceived(parts)(
        event({
          definition: ReportReceived,
          subject: 'R1',
          version,
          data: {
            number: '263260473158',
            channel: 'web',
            callerRef: 'x',
            lang: 'zh-CN',
            reachable: true,
            ...data,
          },
        }),
      ),
    want: (data: object = {}, version = 5) =>
      onHolderWanted(parts)(
        event({
          definition: HolderWanted,
          subject: 'R1',
          version,
          data: {
            number: '263260473158',
            cycle: 2,
            request: 2,
            why: 'reopened',
            area: 'c/a/a1',
            category: 'fire-lane',
            urgency: 'urgent',
            level: 1,
            holder: 'm1',
            ...data,
          },
        }),
      ),
    answer: async () => (await load(store, decision, 'R1')).state.answer,
    version: async () => (await load(store, decision, 'R1')).version,
  };
}
