import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { clientOf } from '../infra/tooling/system/aws-env.ts';
import type { Outputs, SignIn } from '../infra/tooling/system/system-file.ts';

/** Creates the sign-ins in the user pool, or sets their passwords when they are there. */
export async function createSignIns(
  endpoint: string,
  outputs: Outputs,
  people: readonly SignIn[],
): Promise<void> {
  const cognito = new CognitoIdentityProviderClient(clientOf(endpoint));
  const UserPoolId = outputs.UserPoolId;
  for (const { staff: Username, password } of people) {
    try {
      await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
    }
    await cognito.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    );
  }
  cognito.destroy();
}

/** An id token without a browser: the local pool's client allows it, a city's does not. */
export async function signIn(
  endpoint: string,
  outputs: Outputs,
  who: Pick<SignIn, 'staff' | 'password'>,
): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(clientOf(endpoint));
  const answer = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: outputs.UserPoolClientId,
      AuthParameters: { USERNAME: who.staff, PASSWORD: who.password },
    }),
  );
  cognito.destroy();
  const token = answer.AuthenticationResult?.IdToken;
  if (!token) throw new ProgramError(`${who.staff} could not sign in: the user pool gave no identity token.`);
  return token;
}
