import { bundleAll } from '../../infra/bundle/bundle.ts';
import { beyondLimits } from '../../infra/checks/limits.ts';
import { findings } from '../../infra/checks/nag.ts';
import { services } from '../../infra/model/services.ts';
import { synthesize } from '../../infra/synthesis/synthesize.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import type { DeployOptions } from './deploy-options.ts';

export interface Checked {
  readonly stacks: number;
  readonly resources: number;
  readonly alarms: number;
  /** Findings of the AWS Solutions rules that stand with a reason. */
  readonly reasoned: number;
  /** What is neither mended nor reasoned, and what AWS would refuse. */
  readonly problems: number;
}

/**
 * Bundles and synthesizes for AWS, and looks at the templates: CloudFormation's own rules, the AWS Solutions rules, and
 * quotas. Needs no account.
 * @throws ProgramError with all problems
 */
export async function check({ context }: Pick<DeployOptions, 'context'>): Promise<Checked> {
  await bundleAll(services);
  const made = synthesized(context);
  const found = findings(made.app);
  const open = found
    .filter(({ reason }) => !reason)
    .map(({ rule, path, says }) => `${path}: ${rule}, ${says}`);
  const problems = [...open, ...beyondLimits(made)];
  const alarms = made.resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
  const stacks = Object.keys(made.templates).length;
  console.log(`  ${stacks} stacks, ${made.resources.length} resources, ${alarms} alarms`);
  console.log(`  ${found.length - open.length} findings stand with a reason (infra/checks/nag-reasons.ts)`);
  for (const problem of problems) console.log(`  ✗ ${problem}`);
  if (problems.length > 0)
    throw new ProgramError(`AWS would not be right with this: ${problems.length} problems, above.`);
  return { stacks, resources: made.resources.length, alarms, reasoned: found.length, problems: 0 };
}

function synthesized(context: DeployOptions['context']) {
  try {
    return synthesize(context, true);
  } catch (error) {
    throw new ProgramError(`The templates cannot be made: ${(error as Error).message.replace(/\.$/, '')}.`);
  }
}
