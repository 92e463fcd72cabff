import type { Planned } from '../row/kind.ts';
import { rulesStage, rulesTarget } from '../rule-sets/stage.ts';
import { taxonomy } from './columns.ts';

export const planned = {
  stage: rulesStage,
  targets(proposal) {
    const rows = proposal.rows(taxonomy);
    if (rows.length === 0) return [];
    const categories = rows.map(({ of: { name_en, ...category } }) => ({ ...category, nameEn: name_en }));
    return [rulesTarget({ kind: 'taxonomy', categories })];
  },
} satisfies Planned;
