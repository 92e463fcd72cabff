import { type RulesContent, rulesId } from '#events/rules.ts';
import { rules } from '../../domain/kinds.ts';
import type { Target } from '../../domain/target.ts';
import { stage } from '../row/kind.ts';

/** Rule sets are replaced as a whole, each under its own id. */
export const rulesStage = stage({
  name: 'rules',
  aggregate: rules,
  list: ({ store }, { id }) => store.listRules(id),
});

export const rulesTarget = (content: RulesContent): Target => ({
  id: rulesId(content),
  row: { rules: content },
});
