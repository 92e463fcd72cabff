import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { filesBelow, readJson, writeJson } from '../../infra/tooling/program/files.ts';
import type { Layout } from '../../infra/tooling/system/layout.ts';
import { anyFree, type Ports } from '../../local/ports.ts';
import type { Left } from './left.ts';

/** A system's saved state as one file: what the engine kept, and what its next start asks for. */
interface Saved {
  readonly ports: Ports;
  readonly outputs: unknown;
  readonly steps: Readonly<Record<string, string>>;
  /** Files of one generation of the engine's state by name, as text. */
  readonly state: Readonly<Record<string, string>>;
  /** Objects of the photos' bucket by path below the state, as base64. */
  readonly objects: Readonly<Record<string, string>>;
  readonly left: Left;
}

export const fixture = join(import.meta.dirname, 'state.json.br');

/** The steps of a start that a new deployment has nothing to do with: what they did lies in the tables. */
const KEPT_STEPS = ['demo sign-ins', 'demo community', 'duty roster'];
/** 2100-01-01: housekeeping would take away in some weeks what the test looks for in a year. */
const NEVER = 4_102_444_800;

/** Packs the state of a system that was stopped. Code, logs, keys and files that a deployment brings anew stay out. */
export function pack(at: Layout, left: Left): Buffer {
  const names = readdirSync(at.lastSave).filter((name) => name.endsWith('.json'));
  const state = names.map((name) => [name, stripped(name, readFileSync(join(at.lastSave, name), 'utf8'))]);
  const photos = filesBelow(join(at.state, 's3')).filter((path) => path.includes('/huying-photos-'));
  const objects = photos.map((path) => [path.slice(at.state.length + 1), readFileSync(path, 'base64')]);
  const steps = Object.entries(readJson<Record<string, string>>(at.steps) ?? {});
  const saved: Saved = {
    ports: readJson<Ports>(at.ports) as Ports,
    outputs: readJson(at.outputs),
    steps: Object.fromEntries(steps.filter(([name]) => KEPT_STEPS.includes(name))),
    state: Object.fromEntries(state),
    objects: Object.fromEntries(objects),
    left,
  };
  const text = Buffer.from(JSON.stringify(saved));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  return brotliCompressSync(text, { params });
}

/**
 * Lays a packed state into a system's folder, on ports that are free here. No function is fed before the deployment:
 * there is no code of the old one, and messages would be counted as failed.
 */
export async function unpack(at: Layout): Promise<Left> {
  const saved: Saved = JSON.parse(brotliDecompressSync(readFileSync(fixture)).toString());
  const ports: Ports = { door: await anyFree(), engine: await anyFree() };
  const moved = (text: string) =>
    text
      .replaceAll(`:${saved.ports.door}`, `:${ports.door}`)
      .replaceAll(`:${saved.ports.engine}`, `:${ports.engine}`);
  const generation = join(at.state, 'gen-1');
  mkdirSync(generation, { recursive: true });
  for (const [name, text] of Object.entries(saved.state))
    writeFileSync(join(generation, name), fresh(name, moved(text)));
  symlinkSync('gen-1', at.lastSave);
  for (const [path, content] of Object.entries(saved.objects)) {
    mkdirSync(dirname(join(at.state, path)), { recursive: true });
    writeFileSync(join(at.state, path), Buffer.from(content, 'base64'));
  }
  writeJson(at.ports, ports);
  writeJson(at.outputs, JSON.parse(moved(JSON.stringify(saved.outputs))));
  writeJson(at.steps, saved.steps);
  return saved.left;
}

type Json = Record<string, unknown>;
/** Every object of a state that has this field, at any depth. */
function each(value: unknown, field: string, change: (of: Json) => void): void {
  if (Array.isArray(value)) for (const inner of value) each(inner, field, change);
  else if (typeof value === 'object' && value !== null) {
    if (field in value) change(value as Json);
    for (const inner of Object.values(value)) each(inner, field, change);
  }
}

/** What a service's state looks like without what a deployment brings anew. */
function stripped(name: string, text: string): string {
  // Bundles have other names in the new build's templates, so every function is given its code.
  const content = JSON.parse(text.replaceAll(/[0-9a-f]{64}\.zip/g, `${'0'.repeat(64)}.zip`));
  if (name === 'lambda.json') each(content, 'code_zip', (of) => void delete of.code_zip);
  if (name === 'lambda.json')
    each(content, 'EventSourceArn', (of) => Object.assign(of, { Enabled: false, State: 'Disabled' }));
  if (name === 'cloudwatch_logs.json')
    each(content, 'events', (of) => Array.isArray(of.events) && Object.assign(of, { events: [] }));
  if (name === 'cloudformation.json')
    Object.assign(content.payload, {
      stack_events: emptied(content.payload.stack_events),
      change_sets: emptied(content.payload.change_sets),
    });
  if (name === 'dynamodb.json')
    each(content, 'expires', (of) => Object.assign(of, { expires: { N: String(NEVER) } }));
  return JSON.stringify(content);
}

const emptied = (scoped: Json): Json => ({ ...scoped, data: {} });

/** Queues forget what is two weeks old: their messages were sent just now. */
function fresh(name: string, text: string): string {
  if (name !== 'sqs.json') return text;
  const content = JSON.parse(text);
  const now = Date.now() / 1000;
  each(content, 'visible_at', (of) => Object.assign(of, { sent_at: now, visible_at: now }));
  return JSON.stringify(content);
}
