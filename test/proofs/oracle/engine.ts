import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { layout } from '../../../infra/tooling/system/layout.ts';
import { endpointOf, startEngine } from '../../../local/engine.ts';
import { makeVenv } from '../../../local/venv.ts';
import type { Running } from './session.ts';

/**
 * Starts our own engine (MiniStack with its corrections) on a free port; it saves nothing.
 * @param dir where it gets a folder of its own
 * @throws ProgramError when it cannot be made or does not start
 */
export async function startOurs(dir: string, { guarded = false } = {}): Promise<Running> {
  await makeVenv();
  const at = layout(join(dir, guarded ? 'guarded-engine' : 'engine'));
  mkdirSync(at.dir, { recursive: true });
  const port = await getPort();
  // Guarded, it asks for rights and checks signatures, as AWS does.
  const env: Record<string, string> = guarded ? { AUTH: 'true' } : {};
  await startEngine(at, { port, persist: false, saveSeconds: 10, env });
  return { endpoint: endpointOf(port) };
}
