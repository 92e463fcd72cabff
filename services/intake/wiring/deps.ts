import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoStore } from '#shared/commit/dynamo-store.ts';
import type { Store } from '#shared/commit/store.ts';
import { env } from '#shared/env.ts';
import { Secrets } from '../secrets/secrets.ts';

/** What every room of intake works with: its two tables, as rows and as stores of aggregates, and its secrets. */
export interface IntakeDeps {
  readonly main: Rows;
  readonly vault: Rows;
  readonly stores: { readonly store: Store; readonly vault: Store };
  readonly secrets: Secrets;
  /** The community's time zone, for the day in a report's number and the days of call-backs. */
  readonly zone: string;
}

/** The same as the function's environment names them, over one client. */
export function intakeDeps(): IntakeDeps {
  const client = documentClient();
  const main = new Rows(client, env.table('main'));
  const vault = new Rows(client, env.table('vault'));
  return {
    main,
    vault,
    stores: { store: dynamoStore(client, main.table), vault: dynamoStore(client, vault.table) },
    secrets: new Secrets(vault),
    zone: env.zone,
  };
}
