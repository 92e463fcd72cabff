import type { Planned } from '../row/kind.ts';
import { rulesStage, rulesTarget } from '../rule-sets/stage.ts';
import { templates } from './columns.ts';

/** What stands in front of a message until a file of templates says otherwise. */
const SIGNATURE = '呼应';

export const planned = {
  stage: rulesStage,
  targets(proposal) {
    const rows = proposal.rows(templates);
    if (rows.length === 0) return [];
    const stored = proposal.known.rules.get('templates')?.rules;
    const before = stored?.kind === 'templates' ? stored.signature : SIGNATURE;
    const signature = proposal.signature ?? before;
    return [rulesTarget({ kind: 'templates', signature, templates: rows.map(({ of }) => of) })];
  },
} satisfies Planned;
