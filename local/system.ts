import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { buildSite, siteHash, uploadSite } from './assets.ts';
import { ACCOUNT, awsEnv, REGION } from './aws-env.ts';
import { type Demo, type DemoSize, importDemo, readDemo } from './demo.ts';
import { bootstrap, deploy, deploymentHash, type Outputs, readOutputs } from './deploy.ts';
import { doorPid, originOf, startDoor, stopDoor } from './door.ts';
import { endpointOf, enginePid, healthy, killEngine, saveNow, startEngine, stopEngine } from './engine.ts';
import { hashOf, readJson, writeJson } from './files.ts';
import { homeFolder, type Layout, layout } from './layout.ts';
import { choosePorts, freeEnginePort, insistOnDoor, type Ports } from './ports.ts';
import { killCommands, killGroup, readPid, waitFor } from './processes.ts';
import { republishAll } from './republish.ts';
import { createSignIns, type SignIn, signIn } from './sign-ins.ts';
import { printer, Steps, silent } from './steps.ts';
import { Trouble } from './trouble.ts';
import { makeVenv } from './venv.ts';

/** How to reach a running system. Written to `system.json`, which `attach` reads. */
export interface SystemFile {
  readonly dir: string;
  /** The one address, e.g. `http://localhost:8080`. */
  readonly origin: string;
  /** Where AWS clients go. */
  readonly endpoint: string;
  readonly outputs: Outputs;
  /** Environment that makes any AWS SDK or CLI talk to this system. */
  readonly env: Readonly<Record<string, string>>;
  readonly signIns: readonly SignIn[];
  readonly startedAt: string;
}

export interface System extends SystemFile {
  /** Stops what belongs to this system; the engine saves first. */
  stop(): Promise<void>;
  /** Ends everything at once, as a power cut would. */
  kill(): void;
}

export interface SystemWish {
  /** Folder of its own for state, logs and process ids. */
  readonly dir: string;
  /** Print no steps. */
  readonly quiet?: boolean;
  /** `free`: any free ports; else 8080 and 4566 when they are free. */
  readonly ports?: 'free';
  /** Port of the front door. */
  readonly door?: number;
  readonly demo?: DemoSize;
  readonly persist: boolean;
  readonly saveSeconds?: number;
  /** An engine that others run: nothing is started or stopped but the front door. */
  readonly endpoint?: string;
}

/**
 * Brings a system up, doing only what is not done yet, and leaves it running.
 * When it throws or `abort` is called, nothing is left behind that it started.
 * @throws Trouble with one sentence that says what to do
 */
export async function startSystem(wish: SystemWish): Promise<System> {
  const at = layout(wish.dir);
  mkdirSync(at.dir, { recursive: true });
  const steps = new Steps(at.steps, wish.quiet ? silent : printer());
  const started = new Started(at, wish.persist);
  try {
    return await bringUp(at, wish, steps, started);
  } catch (error) {
    if (await started.undo()) steps.remember();
    throw error;
  }
}

/** What this run started, so that a failure or Ctrl-C can take it back. */
class Started {
  static readonly all = new Set<Started>();
  engine = false;
  door = false;
  readonly #at: Layout;
  readonly #persist: boolean;

  constructor(at: Layout, persist: boolean) {
    this.#at = at;
    this.#persist = persist;
    Started.all.add(this);
  }

  /** @returns true when the engine has kept what was done so far, so that the next start need not do it again */
  async undo(): Promise<boolean> {
    killCommands();
    this.finish();
    if (this.door) await stopDoor(this.#at);
    if (!this.engine) return await saveNow(this.#at);
    await stopEngine(this.#at);
    return this.#persist && !existsSync(this.#at.running);
  }

  finish(): void {
    Started.all.delete(this);
  }
}

/** Takes back every start that is still under way. */
export async function abortStarts(): Promise<void> {
  await Promise.all([...Started.all].map((started) => started.undo()));
}

async function bringUp(at: Layout, wish: SystemWish, steps: Steps, started: Started): Promise<System> {
  let ports = await choosePorts(at.ports, wish.ports ?? 'preferred', wish.door);
  const endpoint = wish.endpoint?.replace(/\/$/, '');
  if (!endpoint) await steps.run('Python environment', makeVenv, (made) => (made ? 'made' : 'unchanged'));
  const running = enginePid(at) !== undefined && (await healthy(endpointOf(ports.engine)));
  if (!doorPid(at)) await insistOnDoor(ports.door);
  let unclean = false;
  if (!endpoint && !running) {
    await stopEngine(at); // what is left of the last one, or one that hangs
    unclean = existsSync(at.running);
    ports = await freeEnginePort(at.ports, ports);
    started.engine = true;
    const { persist, saveSeconds = 10 } = wish;
    const note = unclean ? 'last stop was unclean: restored from the last save' : undefined;
    await steps.run(
      'engine',
      () => startEngine(at, { port: ports.engine, persist, saveSeconds }),
      () => note,
    );
  }
  const target = { endpoint: endpoint ?? endpointOf(ports.engine), origin: originOf(ports.door) };
  if (endpoint && !(await healthy(endpoint)))
    throw new Trouble(`No engine answers at ${endpoint}: start it, or run npm start without --endpoint.`);
  const outputs = await furnish(at, wish, steps, started, target, ports);
  if (unclean) {
    if (existsSync(at.steps))
      await steps.run(
        'publish again',
        () => republishAll(target.endpoint),
        (n) => `${n} events after the unclean stop`,
      );
  }
  if (!endpoint && wish.persist) await saveNow(at);
  steps.remember();
  await steps.run('check', () => insistOnAnswers(target.origin));
  const file: SystemFile = {
    dir: at.dir,
    ...target,
    outputs,
    env: awsEnv(target.endpoint),
    signIns: readDemo(wish.demo ?? 'full')?.signIns ?? [],
    startedAt: running ? (readJson<SystemFile>(at.system)?.startedAt ?? now()) : now(),
  };
  writeJson(at.system, file);
  started.finish();
  return asSystem(file, at);
}

const now = (): string => new Date().toISOString();

/** Everything that stands on the engine: stacks, files, door, people, demo. @returns the stacks' outputs */
async function furnish(
  at: Layout,
  wish: SystemWish,
  steps: Steps,
  started: Started,
  target: { endpoint: string; origin: string },
  ports: Ports,
): Promise<Outputs> {
  if (!(await isDeployed(at, target.endpoint))) steps.forget();
  const place = hashOf(at.dir, [], ACCOUNT, REGION, wish.endpoint);
  await steps.unlessSame('prepare for stacks (cdk bootstrap)', place, () => bootstrap(at, target));
  await steps.unlessSame('stacks (cdk deploy)', deploymentHash(target), () => deploy(at, target));
  const outputs = readOutputs(at);
  await steps.run('build pages and the staff app', buildSite, (built) => (built ? undefined : 'unchanged'));
  const bucket = outputs.SiteBucket;
  if (bucket)
    await steps.unlessSame(
      'static files',
      siteHash(bucket),
      async () => `${await uploadSite(target.endpoint, bucket)} files`,
    );
  const hadDoor = doorPid(at) !== undefined;
  started.door = !hadDoor;
  await steps.run(
    'front door',
    () => startDoor(at, ports.door, target.endpoint, outputs),
    (opened) => (opened ? target.origin : 'unchanged'),
  );
  const demo = readDemo(wish.demo ?? 'full');
  if (demo) await loadDemo(steps, target, outputs, demo);
  return outputs;
}

async function loadDemo(
  steps: Steps,
  target: { endpoint: string; origin: string },
  outputs: Outputs,
  demo: Demo,
): Promise<void> {
  const people = hashOf('', [], demo.signIns, outputs.UserPoolId);
  await steps.unlessSame('demo sign-ins', people, async () => {
    await createSignIns(target.endpoint, outputs, demo.signIns);
    return `${demo.signIns.length} people`;
  });
  await steps.unlessSame('demo community', demo.hash, async () => {
    const admin = demo.signIns.find((person) => person.staff === 'admin');
    if (!admin)
      throw new Trouble('The demo community has no sign-in for the administrator: run npm run demo.');
    const token = await signIn(target.endpoint, outputs, admin);
    return `${await importDemo(target.origin, token, demo)} rows`;
  });
}

/** Does the engine still have what we believe to have deployed? A foreign engine may have been emptied. */
async function isDeployed(at: Layout, endpoint: string): Promise<boolean> {
  if (!existsSync(at.outputs)) return false;
  const pool = readOutputs(at).UserPoolId;
  const keys = await fetch(`${endpoint}/${pool}/.well-known/jwks.json`).catch(() => undefined);
  await keys?.arrayBuffer();
  return keys?.ok === true;
}

/** @throws Trouble when the start page or the API does not answer within half a minute */
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
      throw new Trouble(`${origin}${path} answers ${status || 'nothing'}: npm run logs shows what is wrong.`);
  }
}

const asSystem = (file: SystemFile, at: Layout): System => ({
  ...file,
  stop: () => stopSystem(at),
  kill: () => {
    killEngine(at);
    const door = readPid(at.doorPid);
    if (door) killGroup(door);
    rmSync(at.doorPid, { force: true });
  },
});

/** Stops the door, then the engine, which saves. */
export async function stopSystem(at: Layout): Promise<void> {
  await stopDoor(at);
  await stopEngine(at);
}

/** Does this system's door answer? */
export async function isUp(file: SystemFile | undefined): Promise<boolean> {
  if (!file || !(await healthy(file.endpoint))) return false;
  const door = await fetch(`${file.origin}/phones/phones.js`).catch(() => undefined);
  await door?.arrayBuffer();
  return door?.ok === true;
}

/**
 * The running system: the one named by HUYING_SYSTEM (path of its system.json), else that of npm start.
 * @throws Trouble when none runs
 */
export async function attach(): Promise<System> {
  const path = process.env.HUYING_SYSTEM ?? layout(homeFolder).system;
  const file = readJson<SystemFile>(path);
  if (!file || !(await isUp(file))) throw new Trouble('No system is running: run npm start first.');
  return asSystem(file, layout(file.dir));
}
