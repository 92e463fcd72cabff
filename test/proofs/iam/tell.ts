import type { Outcome } from './outcome.ts';
import type { Verdict } from './removal.ts';
import type { Grant } from './roles.ts';

const MARKS = { noticed: '✓', unnoticed: '✗ unnoticed', wrong: '✗ wrong' } as const;

const nameOf = ({ fn, action, resource, except }: Grant): string =>
  `${fn}: ${action} ${except ? 'but ' : 'on '}${resource.split(':').slice(5).join(':') || resource}`;

export function tellVerdict({ grant, result, why, probe }: Verdict): void {
  const how = probe ? ` (${probe})` : '';
  console.log(`  ${MARKS[result]} ${nameOf(grant)}${how}${why ? `: ${why}` : ''}`);
}

/** Human lines, then the line for whoever runs it from outside. @returns whether all is good */
export function tell(chain: boolean, outcome: Outcome | undefined): boolean {
  const verdicts = outcome?.verdicts ?? [];
  const of = (result: Verdict['result']) => verdicts.filter((verdict) => verdict.result === result);
  const [unnoticed, wrong] = [of('unnoticed'), of('wrong')];
  for (const verdict of [...unnoticed, ...wrong]) tellVerdict(verdict);
  console.log(
    JSON.stringify({
      chain,
      functions: outcome?.functions ?? 0,
      grants: outcome?.grants ?? 0,
      removed: verdicts.length,
      unnoticed: unnoticed.length,
      wrong: wrong.length,
    }),
  );
  return chain && verdicts.length > 0 && unnoticed.length === 0 && wrong.length === 0;
}
