import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { clientOf } from '../../../local/aws-env.ts';

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
    let nextToken: string | undefined;
    do {
      const page = await this.#logs.send(
        new FilterLogEventsCommand({
          logGroupName: `/huying/${fn}`,
          startTime: since,
          ...(nextToken && { nextToken }),
        }),
      );
      lines.push(...(page.events ?? []).map(({ message = '' }) => message));
      nextToken = page.nextToken;
    } while (nextToken);
    return lines;
  }

  /** Does its log tell that it was not allowed to do something? */
  tellsOfDenial = async (fn: string, since: number): Promise<boolean> =>
    (await this.lines(fn, since)).some((line) => DENIED.test(line));
}
