import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { atOnce } from '#shared/at-once.ts';
import { names } from '../../model/names.ts';
import { services } from '../../model/services.ts';
import { type Published, publishAgain, rescheduleClocksOf } from './invoke.ts';

/** Services that publish facts and so can republish them. */
export const publishing: readonly string[] = services.filter((s) => s.publishes?.length).map((s) => s.name);

export interface Republished extends Published {
  readonly byService: Readonly<Record<string, Published>>;
}

/** Has each of these services republish what `request` selects (see `republisher`), in parallel. */
export async function publishAgainBy(
  settings: LambdaClientConfig,
  by: readonly string[],
  request: object,
): Promise<Republished> {
  const lambda = new LambdaClient(settings);
  try {
    const each = await atOnce(8, by, async (service) => {
      return [service, await publishAgain(lambda, names.function(service, 'republish'), request)] as const;
    });
    const sum = (field: keyof Published) => each.reduce((n, [, one]) => n + one[field], 0);
    return {
      published: sum('published'),
      aggregates: sum('aggregates'),
      unpublished: sum('unpublished'),
      byService: Object.fromEntries(each),
    };
  } finally {
    lambda.destroy();
  }
}

/** Reschedules every open clock of every service that has clocks. @returns how many */
export async function rescheduleClocks(settings: LambdaClientConfig): Promise<number> {
  const lambda = new LambdaClient(settings);
  const keepers = services.filter(({ functions }) => 'rearm' in functions).map((s) => s.name);
  try {
    const armed = await Promise.all(
      keepers.map((s) => rescheduleClocksOf(lambda, names.function(s, 'rearm'))),
    );
    return armed.reduce((a, b) => a + b, 0);
  } finally {
    lambda.destroy();
  }
}
