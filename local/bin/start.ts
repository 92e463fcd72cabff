import { parseArgs } from 'node:util';
import { fail } from '../../infra/tooling/program/fail.ts';
import { killCommands } from '../../infra/tooling/program/processes.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { seconds } from '../../infra/tooling/program/reporter.ts';
import { homeFolder } from '../../infra/tooling/system/layout.ts';
import { abortStarts } from '../started.ts';
import { type System, startSystem } from '../system.ts';

const began = performance.now();

function options() {
  const { values } = parseArgs({
    options: {
      endpoint: { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'string', default: 'full' },
      'save-seconds': { type: 'string', default: '10' },
    },
  });
  const { demo } = values;
  if (demo !== 'full' && demo !== 'small' && demo !== 'none')
    throw new ProgramError(`--demo is full, small or none, not ${demo}.`);
  const saveSeconds = Number(values['save-seconds']);
  if (!(saveSeconds > 0)) throw new ProgramError('--save-seconds is a number of seconds greater than 0.');
  const door = values.port === undefined ? undefined : Number(values.port);
  if (door !== undefined && !(Number.isInteger(door) && door > 0 && door < 65_536))
    throw new ProgramError('--port is a number from 1 to 65535.');
  return {
    demo: demo as 'full' | 'small' | 'none',
    saveSeconds,
    ...(door && { door }),
    ...(values.endpoint && { endpoint: values.endpoint }),
  };
}

function welcome(system: System): string {
  const people = system.signIns.map(
    ({ staff, password, title }) => `    ${staff.padEnd(8)} ${password.padEnd(22)} ${title.zh} · ${title.en}`,
  );
  return [
    '',
    `  呼应 Huying   ${system.origin}`,
    '',
    ...(people.length ? [`  Staff sign in at ${system.origin}/staff`, ...people, ''] : []),
    '  Things to try',
    `    1  Call the hotline, or report online    ${system.origin}/simulator  ${system.origin}/report`,
    `    2  See the SMS that it set off, answer   ${system.origin}/phones`,
    `    3  Do it, as the worker                  ${system.origin}/staff`,
    `    4  Call back, see the figures            ${system.origin}/staff (call-back officer, leader)`,
    '',
    '  npm run status · npm run logs · npm run stop · npm run reset',
  ].join('\n');
}

// A reader that went away (`npm start | head`) must not end a start halfway.
process.stdout.on('error', () => {});

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    killCommands();
    console.error('\nStopped: what this start had begun is taken back.');
    abortStarts().finally(() => process.exit(1));
  });
}

try {
  console.log('Starting Huying 呼应');
  const system = await startSystem({ dir: homeFolder, persist: true, ...options() });
  console.log(welcome(system));
  console.log(`\n  ready in ${seconds(performance.now() - began)}`);
  process.exit(0);
} catch (error) {
  if (!stopping) fail(error);
}
