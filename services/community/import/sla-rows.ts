import type { Level, SlaRule, SlaRules } from '#events/rules.ts';
import type { Row } from './read.ts';

type SlaRow = Row<'sla'>['of'];

const ofRow = (set: readonly Row<'sla'>[], row: SlaRow['row']): SlaRow[] =>
  set.filter(({ of }) => of.row === row).map(({ of }) => of);

/** The set that checked rows make: levels from the first on, rules in the order of the file. */
export function slaRules(name: string, set: readonly Row<'sla'>[]): SlaRules {
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
