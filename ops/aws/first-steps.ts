export interface FirstSteps {
  readonly context: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly admin: string | undefined;
  /** Of the administrator, when it was just made. */
  readonly password: string | undefined;
}

/** The manual steps after a deployment, in order. */
export function firstSteps({ context, outputs, admin, password }: FirstSteps): string {
  const { origin = '', certificate, alarmEmail } = context;
  const front = outputs.FrontName ?? '';
  const steps: string[] = [];
  if (origin !== `https://${front}`)
    steps.push(
      certificate
        ? `Let the name ${new URL(origin).hostname} point to ${front} (CNAME, or alias in Route 53).`
        : `No domain of your own yet? Deploy again with --origin https://${front}`,
    );
  if (admin)
    steps.push(
      password
        ? `Sign in at ${origin}/staff as ${admin} with ${password} (shown once; a new one is asked for).`
        : `Sign in at ${origin}/staff as ${admin}, who was there already.`,
    );
  else steps.push('Nobody may import the first grants yet: deploy again with --admin <staff number>.');
  steps.push('Import areas, teams, grants, templates, rules and the calendar: page 导入导出.');
  if (admin)
    steps.push('Then deploy without --admin: until then this number counts as administrator of everything.');
  steps.push(
    alarmEmail
      ? `Confirm the mail that SNS sent to ${alarmEmail}: alarms come from then on.`
      : 'Nobody hears the alarms yet: deploy again with --alarm-email.',
    'SMS: leave the SMS sandbox and set a spending limit (docs/aws.md).',
  );
  return ['', '  What comes next', ...steps.map((step, at) => `    ${at + 1}  ${step}`), ''].join('\n');
}
