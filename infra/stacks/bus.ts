import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import type { Service } from '../../shared/service/manifest.ts';
import { AccessLogs } from '../constructs/access-logs.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { names } from '../model/names.ts';
import type { Settings } from '../model/settings.ts';

/** What every service stands on: a topic per publishing service, and who staff are. */
export class BusStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { services: readonly Service[]; settings: Settings },
  ) {
    super(scope, id, props);
    for (const s of props.services.filter((x) => x.publishes?.length)) {
      new Topic(this, `Topic-${s.name}`, { topicName: names.topic(s.name), enforceSSL: true });
    }
    new AlarmTopic(this, 'Alarms', props.settings.alarmEmail);
    if (!props.settings.local) new AccessLogs(this, 'AccessLogs');
    if (!props.settings.local)
      new Secret(this, 'Front', {
        secretName: names.originSecret,
        description: 'Proves to an API that our own front or pages told it who calls',
        generateSecretString: {
          secretStringTemplate: JSON.stringify({ other: '' }),
          generateStringKey: 'word',
          passwordLength: 48,
          excludePunctuation: true,
        },
      });
    this.#identity(props.settings);
  }

  /** Staff sign in by OIDC; Cognito is the default issuer, any other one can take its place by the two parameters. */
  #identity(settings: Settings): void {
    const pool = new UserPool(this, 'Staff', {
      userPoolName: 'huying-staff',
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      // Staff have no confirmed mail or phone here: whoever forgets a password asks the administrator.
      accountRecovery: AccountRecovery.NONE,
      ...(settings.secondFactor && {
        mfa: Mfa.REQUIRED,
        mfaSecondFactor: { sms: false, otp: true },
      }),
      ...(settings.threatProtection && {
        featurePlan: FeaturePlan.PLUS,
        standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      }),
      deletionProtection: !settings.local,
      removalPolicy: settings.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    const client: UserPoolClient = pool.addClient('App', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${settings.origin}/auth/callback`],
        logoutUrls: [`${settings.origin}/`],
      },
      // Programs and tests on one laptop sign in without a browser; a city's pool does not allow it.
      authFlows: settings.local ? { userPassword: true } : {},
      preventUserExistenceErrors: true,
    });
    if (!settings.local)
      pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `huying-${this.account}` } });
    new StringParameter(this, 'PoolParameter', {
      parameterName: names.parameter('pool'),
      stringValue: pool.userPoolId,
    });
    new StringParameter(this, 'ClientParameter', {
      parameterName: names.parameter('client'),
      stringValue: client.userPoolClientId,
    });
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
  }
}
