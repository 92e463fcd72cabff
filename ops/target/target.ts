import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';
import { runningSystem } from '../../infra/tooling/system/running-system.ts';
import type { SystemFile } from '../../infra/tooling/system/system-file.ts';

/** What every AWS client is made with. */
export type ClientSettings = Partial<ReturnType<typeof clientOf>>;

/** The deployment that a program works on. */
export interface Target {
  /** For people: an address, or the account's region. */
  readonly name: string;
  /** Empty for AWS: clients then read the caller's environment, as the AWS CLI does. */
  readonly settings: ClientSettings;
  /** There when it is a system on this machine. */
  readonly system?: SystemFile;
}

export const targetOfSystem = (system: SystemFile): Target => ({
  name: system.origin,
  settings: clientOf(system.endpoint),
  system,
});

/**
 * The deployment that the arguments mean: with `--aws` that of the caller's AWS environment (profile, region), else the
 * running system that HUYING_SYSTEM names, else that of `npm start`.
 * @throws ProgramError when no system runs, or no region is set for AWS
 */
export async function targetOf(argv: readonly string[]): Promise<Target> {
  if (!argv.includes('--aws')) return targetOfSystem(await runningSystem());
  const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  if (!region) throw new ProgramError('Which region? Set AWS_REGION (and AWS_PROFILE, or keys) first.');
  return { name: `AWS ${region}`, settings: {} };
}
