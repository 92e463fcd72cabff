import { parseArgs } from 'node:util';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { atOnce } from '#shared/at-once.ts';
import { program } from '../infra/tooling/program/program.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { kinds } from './messages/kinds.ts';
import { deadQueues } from './messages/queues.ts';
import { type QueueRedriven, redriveQueue } from './messages/redrive-queue.ts';
import { type Target, targetOf } from './target/target.ts';

export interface Redriven {
  /** Messages that went back to where they came from, or whose facts or timers were brought back. */
  readonly redriven: number;
  /** Messages that stay: those that no redrive can cure, each with its reason in `byQueue`, and those that are `left`. */
  readonly kept: number;
  /** Queues where something lay. */
  readonly byQueue: Readonly<Record<string, QueueRedriven>>;
}

export interface RedriveOptions {
  /** Names of queues of dead letters, or of the queues that they belong to; all when absent. */
  readonly queues?: readonly string[];
  /** Only looks. */
  readonly dry?: boolean;
}

/**
 * Brings back what lies among the dead letters: events and work go back to their queues, facts are published again,
 * clocks armed anew. Safe to interrupt and to repeat: at worst something comes twice, which consumers recognise.
 * @throws ProgramError when a named queue does not exist
 */
export async function redrive(
  target: Target,
  { queues, dry = false }: RedriveOptions = {},
): Promise<Redriven> {
  const sqs = new SQSClient(target.settings);
  const lambda = new LambdaClient(target.settings);
  try {
    const known = kinds();
    const names = chosen(await deadQueues(sqs), queues);
    const found = await atOnce(
      8,
      names,
      async (name) => [name, await redriveQueue({ sqs, lambda }, name, known.get(name), dry)] as const,
    );
    const byQueue = Object.fromEntries(found.filter(([, q]) => q.redriven + stay(q) > 0));
    const sum = (count: (q: QueueRedriven) => number) =>
      Object.values(byQueue).reduce((n, q) => n + count(q), 0);
    return { redriven: sum((q) => q.redriven), kept: sum(stay), byQueue };
  } finally {
    sqs.destroy();
    lambda.destroy();
  }
}

const stay = ({ kept, left }: QueueRedriven): number => kept.length + left;

function chosen(all: readonly string[], wanted: readonly string[] | undefined): readonly string[] {
  if (!wanted?.length) return all;
  return wanted.map((name) => {
    const found = all.find((one) => one === name || one === `${name}-dlq`);
    if (!found) throw new ProgramError(`There are no dead letters of ${name}. There are: ${all.join(', ')}.`);
    return found;
  });
}

async function main(argv: readonly string[]): Promise<Redriven> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      queue: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean', default: false },
      aws: { type: 'boolean', default: false },
    },
  });
  const dry = values['dry-run'];
  const result = await redrive(await targetOf(argv), { ...(values.queue && { queues: values.queue }), dry });
  for (const [name, { redriven, kept, left }] of Object.entries(result.byQueue)) {
    console.log(
      `  ${name.padEnd(36)} ${dry ? 'would redrive' : 'redriven'} ${redriven}, stays ${kept.length + left}`,
    );
    const reasons = Map.groupBy(kept, ({ reason }) => reason);
    for (const [reason, group] of reasons) console.log(`      ${group.length} × ${reason}   ${group[0]?.id}`);
    if (left > 0)
      console.log(
        `      about ${left} were not looked at: too many stay, or they came meanwhile. Run it again.`,
      );
  }
  if (result.redriven + result.kept === 0) console.log('  Nothing lies among the dead letters.');
  return result;
}

if (import.meta.main) await program(main);
