import { synthesize } from '../../../infra/synthesis/synthesize.ts';

/** Stands for what only a deployment knows (a queue's URL, the pool's keys): some of it is parsed as a URL at start. */
const DEPLOYED = 'http://localhost:1/deployed';

/** The environment of each function by its name, as infra sets it from the manifests, for functions that only load. */
export function functionEnvironments(): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const functions = synthesize().resources.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return new Map(
    functions.map(({ Properties }) => {
      const variables: Record<string, unknown> = Properties.Environment?.Variables ?? {};
      const known = Object.entries(variables).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : DEPLOYED,
      ]);
      return [Properties.FunctionName, Object.fromEntries(known)];
    }),
  );
}
