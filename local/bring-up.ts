import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { readJson, writeJson } from '../infra/tooling/program/files.ts';
import { waitFor } from '../infra/tooling/program/processes.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';
import { republishAll } from '../infra/tooling/republish/republish-all.ts';
import { awsEnv } from '../infra/tooling/system/aws-env.ts';
import type { Layout } from '../infra/tooling/system/layout.ts';
import { healthy } from '../infra/tooling/system/running-system.ts';
import type { SystemFile } from '../infra/tooling/system/system-file.ts';
import { readDemo } from './demo.ts';
import type { Target } from './deploy.ts';
import { doorPid, originOf } from './door.ts';
import { endpointOf, enginePid, saveNow, startEngine, stopEngine } from './engine.ts';
import { choosePorts, freeEnginePort, insistOnDoor, type Ports } from './ports.ts';
import { provision } from './provision.ts';
import type { Started } from './started.ts';
import type { Steps } from './steps.ts';
import type { SystemOptions } from './system-options.ts';
import { makeVenv } from './venv.ts';

/** Does what is not done yet, from the ports to the last check. @returns how to reach the system */
export async function bringUp(
  at: Layout,
  options: SystemOptions,
  steps: Steps,
  started: Started,
): Promise<SystemFile> {
  const ports = await choosePorts(at.ports, options.ports ?? 'preferred', options.door);
  const running = enginePid(at) !== undefined && (await healthy(endpointOf(ports.engine)));
  if (!doorPid(at)) await insistOnDoor(ports.door);
  const endpoint = options.endpoint
    ? await foreignEngine(options.endpoint)
    : await ownEngine(at, options, steps, started, ports, running);
  const target: Target = { endpoint, origin: originOf(ports.door) };
  const outputs = await provision(at, options, steps, started, target, ports.door);
  await makeGood(at, target, steps);
  if (!options.endpoint && options.persist) await saveNow(at);
  steps.remember();
  await steps.run('check', () => insistOnAnswers(target.origin));
  const file: SystemFile = {
    dir: at.dir,
    ...target,
    outputs,
    env: awsEnv(endpoint),
    signIns: readDemo(options.demo ?? 'full')?.signIns ?? [],
    startedAt: (running && readJson<SystemFile>(at.system)?.startedAt) || new Date().toISOString(),
  };
  writeJson(at.system, file);
  return file;
}

async function foreignEngine(address: string): Promise<string> {
  const endpoint = address.replace(/\/$/, '');
  if (await healthy(endpoint)) return endpoint;
  throw new ProgramError(`No engine answers at ${endpoint}: start it, or run npm start without --endpoint.`);
}

/** The engine of this system, started unless it runs. @returns its endpoint */
async function ownEngine(
  at: Layout,
  options: SystemOptions,
  steps: Steps,
  started: Started,
  ports: Ports,
  running: boolean,
): Promise<string> {
  await steps.run('Python environment', makeVenv, (made) => (made ? 'made' : 'unchanged'));
  if (running) return endpointOf(ports.engine);
  await stopEngine(at); // what is left of the last one, or one that hangs
  const unclean = existsSync(at.running);
  if (unclean) writeFileSync(at.owed, '');
  const { engine: port } = await freeEnginePort(at.ports, ports);
  started.engine = true;
  const { persist, saveSeconds = 10, engineEnv = {} } = options;
  await steps.run(
    'engine',
    () => startEngine(at, { port, persist, saveSeconds, env: engineEnv }),
    () => (unclean ? 'last stop was unclean: restored from the last save' : undefined),
  );
  return endpointOf(port);
}

/** After an unclean stop all facts are published again; that stays owed until it has happened. */
async function makeGood(at: Layout, target: Target, steps: Steps): Promise<void> {
  if (!existsSync(at.owed)) return;
  const note = (n: number) => `${n} events after the unclean stop`;
  await steps.run('publish again', () => republishAll(target.endpoint), note);
  rmSync(at.owed);
}

/** @throws ProgramError when the start page or the API does not answer within half a minute */
async function insistOnAnswers(origin: string): Promise<void> {
  for (const path of ['/', '/api/community/health']) {
    let status = 0;
    const good = await waitFor(async () => {
      const answer = await fetch(`${origin}${path}`).catch(() => undefined);
      await answer?.arrayBuffer();
      status = answer?.status ?? 0;
      return answer?.ok === true;
    }, 30_000);
    if (!good)
      throw new ProgramError(
        `${origin}${path} answers ${status || 'nothing'}: npm run logs shows what is wrong.`,
      );
  }
}
