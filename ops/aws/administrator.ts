import { randomInt } from 'node:crypto';
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';

/** No letters or digits that look alike; each kind that the pool's policy asks for. */
const KINDS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+=?@'];
const LENGTH = 16;

/** A password for the first sign-in, at which it has to be changed. */
export function temporaryPassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const all = KINDS.join('');
  const characters = [...KINDS.map(pick), ...Array.from({ length: LENGTH - KINDS.length }, () => pick(all))];
  for (let at = characters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [characters[at], characters[other]] = [characters[other] as string, characters[at] as string];
  }
  return characters.join('');
}

/** Makes the first administrator's sign-in. @returns its temporary password; undefined when there was one already */
export async function makeAdministrator(
  region: string,
  UserPoolId: string,
  Username: string,
): Promise<string | undefined> {
  const cognito = new CognitoIdentityProviderClient({ region });
  const TemporaryPassword = temporaryPassword();
  try {
    await cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword, MessageAction: 'SUPPRESS' }),
    );
    return TemporaryPassword;
  } catch (error) {
    if (error instanceof UsernameExistsException) return undefined;
    throw error;
  } finally {
    cognito.destroy();
  }
}
