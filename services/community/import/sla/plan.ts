import type { Level, SlaRule, SlaRules } from '#events/rules.ts';
import type { Planned } from '../row/kind.ts';
import type { Row } from '../row/row.ts';
import { rulesStage, rulesTarget } from '../rule-sets/stage.ts';
import { sla } from './columns.ts';

type SlaRow = Row<typeof sla>['of'];

const ofRow = (set: readonly Row<typeof sla>[], row: SlaRow['row']): SlaRow[] =>
  set.filter(({ of }) => of.row === row).map(({ of }) => of);

export const planned = {
  stage: rulesStage,
  targets: (proposal) =>
    [...Map.groupBy(proposal.rows(sla), ({ of }) => of.set)].map(([name, set]) =>
      rulesTarget(slaRules(name, set)),
    ),
} satisfies Planned;

/** The set that checked rows make: levels from the first on, rules in the order of the file. */
function slaRules(name: string, set: readonly Row<typeof sla>[]): SlaRules {
  const [own] = ofRow(set, 'set');
  return {
    kind: 'sla',
    name,
    levels: ofRow(set, 'level')
      .map(levelOf)
      .sort((a, b) => a.level - b.level),
    rules: ofRow(set, 'rule').map(ruleOf),
    ...(own?.speed !== undefined && { speed: own.speed }),
    ...(own?.quiet_from !== undefined &&
      own.quiet_to !== undefined && { quiet: { from: own.quiet_from, to: own.quiet_to } }),
  };
}

const levelOf = ({ level = 0, at = [], name = '', name_en = '' }: SlaRow): Level => ({
  level,
  at: [...at],
  name,
  nameEn: name_en,
});

function ruleOf({ stage, urgency, category, level, minutes, days, clock, near }: SlaRow): SlaRule {
  if (!stage || !clock) throw new Error('a rule without its stage or clock was not checked');
  return {
    stage,
    ...(urgency && { urgency }),
    ...(category && { category }),
    ...(level !== undefined && { level }),
    ...(minutes !== undefined && { minutes }),
    ...(days !== undefined && { days }),
    clock,
    ...(near !== undefined && { near }),
  };
}
