import { parseArgs } from 'node:util';
import { program } from '../infra/tooling/program/program.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { publishAgainBy, publishing, type Republished } from '../infra/tooling/republish/all-services.ts';
import { type Target, targetOf } from './target/target.ts';

export interface RepublishOptions {
  /** One service; every publishing one when absent. */
  readonly service?: string | undefined;
  /** One aggregate, by its whole id. */
  readonly subject?: string | undefined;
  /** What was written from here (ISO instant) … */
  readonly from?: string | undefined;
  /** … to here; to now when absent. */
  readonly to?: string | undefined;
  readonly all?: boolean | undefined;
}

/**
 * Has services publish facts again, the same bytes as the first time: of one aggregate, of what was written in a time,
 * or everything. Always allowed: consumers know what they have seen.
 * @throws ProgramError when not exactly one of these is asked for, or there is no such service
 */
export function republish(target: Target, options: RepublishOptions): Promise<Republished> {
  if (options.service !== undefined && !publishing.includes(options.service))
    throw new ProgramError(`${options.service} publishes nothing. These do: ${publishing.join(', ')}.`);
  return publishAgainBy(target.settings, options.service ? [options.service] : publishing, asked(options));
}

const EXAMPLES =
  '--subject R…, --from 2026-11-22T01:00:00Z [--to …] or --all (and --service casework for one only)';

/** What the function `republish` understands. */
export function asked({ subject, from, to, all }: RepublishOptions): object {
  const ways = [subject !== undefined, from !== undefined, all === true].filter(Boolean).length;
  if (ways !== 1 || (to !== undefined && from === undefined))
    throw new ProgramError(`Republish what? ${EXAMPLES}.`);
  if (subject !== undefined) return { subject };
  if (from === undefined) return { all: true };
  const [since, until] = [instant('from', from), to === undefined ? undefined : instant('to', to)];
  if (until !== undefined && until < since) throw new ProgramError('--to is before --from.');
  return { since, ...(until && { until }) };
}

function instant(name: string, text: string): string {
  // Without a zone it would mean another instant on each machine.
  const ms = /(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new ProgramError(`--${name} is an instant with its zone, such as 2026-11-22T09:00:00+08:00.`);
  return new Date(ms).toISOString();
}

async function main(argv: readonly string[]): Promise<Republished> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: { service: text, subject: text, from: text, to: text, all: flag, aws: flag },
  });
  asked(values);
  const result = await republish(await targetOf(argv), values);
  for (const [service, { published, aggregates, unpublished }] of Object.entries(result.byService))
    if (aggregates > 0)
      console.log(
        `  ${service.padEnd(14)} ${published} events of ${aggregates} aggregates${unpublished ? `, ${unpublished} put aside` : ''}`,
      );
  return result;
}

if (import.meta.main) await program(main);
