import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  paginateListUsers,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import type { Target } from '../target/target.ts';

/** Who can sign in. Nobody gets a password out of a user pool. */
export const User = z.object({
  name: z.string(),
  enabled: z.boolean(),
  attributes: z.record(z.string(), z.string()),
});
export type User = z.infer<typeof User>;

export async function usersOf(target: Target, UserPoolId: string): Promise<User[]> {
  const cognito = new CognitoIdentityProviderClient(target.settings);
  const users: User[] = [];
  for await (const { Users = [] } of paginateListUsers({ client: cognito }, { UserPoolId }))
    for (const { Username = '', Enabled = true, Attributes = [] } of Users)
      users.push({
        name: Username,
        enabled: Enabled,
        attributes: Object.fromEntries(Attributes.map(({ Name = '', Value = '' }) => [Name, Value])),
      });
  cognito.destroy();
  return users;
}

/** Given by the pool itself. */
const POOLS_OWN = new Set(['sub', 'cognito:user_status']);

/**
 * Creates those whom the pool does not know, with a password that nobody knows: an administrator gives each a new one.
 * Who is there already stays as they are. @returns how many were created
 */
export async function createUsers(
  target: Target,
  UserPoolId: string,
  users: readonly User[],
): Promise<number> {
  const cognito = new CognitoIdentityProviderClient(target.settings);
  let created = 0;
  for (const { name: Username, enabled, attributes } of users) {
    const UserAttributes = Object.entries(attributes)
      .filter(([name]) => !POOLS_OWN.has(name))
      .map(([Name, Value]) => ({ Name, Value }));
    const TemporaryPassword = `${randomBytes(24).toString('base64url')}aA1!`;
    try {
      await cognito.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username,
          UserAttributes,
          TemporaryPassword,
          MessageAction: 'SUPPRESS',
        }),
      );
      created += 1;
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
      continue;
    }
    if (!enabled) await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username }));
  }
  cognito.destroy();
  return created;
}
