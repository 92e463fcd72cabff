import { readJson } from '../program/files.ts';
import { ProgramError } from '../program/program-error.ts';
import { homeFolder, layout } from './layout.ts';
import type { SystemFile } from './system-file.ts';

/** Does an engine answer there? */
export async function healthy(endpoint: string): Promise<boolean> {
  try {
    const answer = await fetch(`${endpoint}/_localstack/health`, { signal: AbortSignal.timeout(1500) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Do this system's engine and front door answer? */
export async function isUp(file: SystemFile | undefined): Promise<boolean> {
  if (!file || !(await healthy(file.endpoint))) return false;
  const door = await fetch(`${file.origin}/phones/phones.js`).catch(() => undefined);
  await door?.arrayBuffer();
  return door?.ok === true;
}

/**
 * The running system: the one named by HUYING_SYSTEM (path of its system.json), else that of npm start.
 * @throws ProgramError when none runs
 */
export async function runningSystem(): Promise<SystemFile> {
  const path = process.env.HUYING_SYSTEM ?? layout(homeFolder).system;
  const file = readJson<SystemFile>(path);
  if (!file || !(await isUp(file))) throw new ProgramError('No system is running: run npm start first.');
  return file;
}
