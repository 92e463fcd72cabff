import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';

/** How the SDK's errors for a missing right are called, by service. */
const DENIED = /AccessDenied|AuthorizationError|Forbidden/;

/** What functions write into their logs. */
export class FunctionLog {
  readonly #logs: CloudWatchLogsClient;
  constructor(endpoint: string) {
    this.#logs = new CloudWatchLogsClient(clientOf(endpoint));
  }

  /** Lines of a function from that instant (epoch ms) on. */
  async lines(fn: string, since: number): Promise<string[]> {
    const lines: string[] = [];
    const asked = { logGroupName: `/huying/${fn}`, startTime: since };
    for await (const { events = [] } of paginateFilterLogEvents({ client: this.#logs }, asked))
      lines.push(...events.map(({ message = '' }) => message));
    return lines;
  }

  /** Does its log tell that it was not allowed to do something? */
  tellsOfDenial = async (fn: string, since: number): Promise<boolean> =>
    (await this.lines(fn, since)).some((line) => DENIED.test(line));
}
