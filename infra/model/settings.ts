import { DEFAULT_ZONE, isZone } from '#shared/calendar/zone.ts';

/** What differs between one laptop and a city. All of it is CDK context (`-c name=value` or cdk.json). */
export interface Settings {
  /** The one origin, e.g. `https://huying.example` or `http://localhost:8080`. */
  readonly origin: string;
  /** True on the local engine: data is dropped with the stack, no CloudFront, password sign-in for programs. */
  readonly local: boolean;
  /** Where the local engine listens; functions on it run on the same host. */
  readonly engine: string;
  /** IANA name of the zone in which days and times are counted and shown. */
  readonly zone: string;
  /** The usual limits for addresses and phones are multiplied by this. */
  readonly limitTimes: number;
  /** Staff number that may import the first grants. */
  readonly bootstrapAdmin: string;
  /** Address that alarms are mailed to; none when empty. */
  readonly alarmEmail: string;
  /** What SMS may cost in a month; an alarm comes at four fifths of it. */
  readonly smsBudgetUSD: number;
  /** Certificate (ARN, in us-east-1) for the origin's own name; without one CloudFront's name and certificate serve. */
  readonly certificate: string;
  /** Web ACL (ARN, in us-east-1) in front of everything; none when empty. */
  readonly webAcl: string;
  /** Staff need a second factor (an authenticator app). */
  readonly secondFactor: boolean;
  /** Cognito's plus plan: it looks for leaked passwords and strange sign-ins, for a price per person. */
  readonly threatProtection: boolean;
  /** Requests a second that the HTTP API accepts, twice as many in a burst; it limits what a flood can cost. */
  readonly requestsPerSecond: number;
  /** Version of the origin secret; the current one when empty. */
  readonly originSecretVersion: string;
  /** Whether CloudFormation supports alarms on metric math; the local engine does not. */
  readonly metricMath: boolean;
}

/**
 * Reads the settings from CDK context.
 * @param said the value of a name; undefined when it is not set
 * @param called how the reader of an error message sets that name
 * @throws Error with one sentence for a value that means nothing, so that a typing error never turns off the second factor
 */
export function readSettings(
  said: (name: string) => unknown,
  called = (name: string) => `-c ${name}`,
): Settings {
  const text = (name: string, fallback: string) => String(said(name) ?? fallback);
  const number = (name: string, fallback: number) => {
    const value = Number(text(name, String(fallback)));
    if (value > 0) return value;
    throw new Error(`${called(name)} is a number greater than 0, not ${text(name, '')}.`);
  };
  const yes = (name: string, fallback: boolean) => {
    const word = text(name, String(fallback));
    if (word === 'true' || word === 'false') return word === 'true';
    throw new Error(`${called(name)} is true or false, not ${word || 'nothing'}.`);
  };
  const zone = (name: string) => {
    const value = text(name, DEFAULT_ZONE);
    if (isZone(value)) return value;
    throw new Error(`${called(name)} is a time zone such as ${DEFAULT_ZONE}, not ${value || 'nothing'}.`);
  };
  const local = yes('local', false);
  if (!local && !text('origin', ''))
    throw new Error(
      'Say under which address people will reach the system: -c origin=https://… (docs/aws.md).',
    );
  return {
    origin: text('origin', local ? 'http://localhost:8080' : '').replace(/\/$/, ''),
    local,
    engine: text('engine', 'http://localhost:4566').replace(/\/$/, ''),
    zone: zone('zone'),
    // Programs play hundreds of residents from one address.
    limitTimes: number('limitTimes', local ? 100_000 : 1),
    bootstrapAdmin: text('bootstrapAdmin', local ? 'admin' : ''),
    alarmEmail: text('alarmEmail', ''),
    smsBudgetUSD: number('smsBudgetUSD', 100),
    certificate: text('certificate', ''),
    webAcl: text('webAcl', ''),
    // Programs sign in by password on one laptop.
    secondFactor: yes('secondFactor', !local),
    threatProtection: yes('threatProtection', false),
    requestsPerSecond: number('requestsPerSecond', 2000),
    originSecretVersion: text('originSecretVersion', ''),
    metricMath: yes('metricMath', !local),
  };
}
