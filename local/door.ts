import { join } from 'node:path';
import { filesBelow, hashOf, readJson, writeJson } from '../infra/tooling/program/files.ts';
import { alive, readPid } from '../infra/tooling/program/pid-file.ts';
import { end, launch, waitFor } from '../infra/tooling/program/processes.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { cleanEnv } from '../infra/tooling/system/aws-env.ts';
import { type Layout, root } from '../infra/tooling/system/layout.ts';
import type { Outputs } from '../infra/tooling/system/system-file.ts';
import type { DoorSettings } from './door/main.ts';

export function doorPid(at: Layout): number | undefined {
  const pid = readPid(at.doorPid);
  return alive(pid) ? pid : undefined;
}

export const stopDoor = (at: Layout): Promise<boolean> => end(at.doorPid, 3000);

const answers = async (origin: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${origin}/phones/phones.js`, { signal: AbortSignal.timeout(1000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
};

/** MiniStack and LocalStack know an HTTP API by a host name of its own. */
async function apiHost(endpoint: string, apiId: string): Promise<string> {
  const { port } = new URL(endpoint);
  const ours = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
  await ours?.arrayBuffer();
  return `${apiId}.execute-api.localhost${ours?.ok ? '' : '.localstack.cloud'}:${port || '80'}`;
}

/** What the door's process runs: when it changes, the door is opened anew. */
const CODE = [
  ...['door', 'carrier', 'phones', 'simulator', 'page'].map((room) => join('local', room)),
  join('infra', 'tooling', 'site'),
  join('infra', 'tooling', 'system', 'aws-env.ts'),
];

/**
 * Opens the front door, with the carrier and the phones page, unless it stands open with the same settings and code.
 * @returns true when it was (re)opened
 */
export async function startDoor(
  at: Layout,
  port: number,
  endpoint: string,
  outputs: Outputs,
): Promise<boolean> {
  const apiId = outputs.ApiId ?? '';
  const settings: DoorSettings = {
    port,
    endpoint,
    apiId,
    apiHost: await apiHost(endpoint, apiId),
    bucket: outputs.SiteBucket ?? '',
    photos: outputs.BucketPhotos ?? '',
    deliveries: at.deliveries,
    accessLog: at.accessLog,
  };
  const code = CODE.flatMap((path) => filesBelow(join(root, path)));
  const hash = hashOf(root, code, settings);
  const opened = join(at.dir, 'door.json');
  if (doorPid(at) && readJson<{ hash: string }>(opened)?.hash === hash) return false;
  await stopDoor(at);
  const origin = originOf(port);
  const pid = launch(process.execPath, [join(root, 'local', 'door', 'main.ts')], {
    cwd: at.dir,
    log: at.doorLog,
    pidFile: at.doorPid,
    env: { ...cleanEnv(), HUYING_DOOR: JSON.stringify(settings) },
  });
  if (!(await waitFor(async () => !alive(pid) || (await answers(origin)), 15_000)) || !alive(pid)) {
    await stopDoor(at);
    throw new ProgramError(`The front door did not open on port ${port}: its log is ${at.doorLog}.`);
  }
  writeJson(opened, { hash });
  return true;
}

export const originOf = (port: number): string => `http://localhost:${port}`;
