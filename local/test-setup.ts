import { attach } from './system.ts';

/**
 * Global set-up of the tests that need a system: finds the running one and tells the tests by their environment
 * (HUYING_ORIGIN, HUYING_SYSTEM and what AWS clients read).
 */
export default async function setup(): Promise<void> {
  const { origin, env } = await attach();
  process.env.HUYING_ORIGIN = origin;
  Object.assign(process.env, env);
}
