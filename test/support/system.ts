import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../infra/tooling/system/layout.ts';
import { signIn } from '../../local/sign-ins.ts';
import { attach, type System } from '../../local/system.ts';

let attached: Promise<System> | undefined;

/** The running system that tests and programs work on. */
export function system(): Promise<System> {
  attached ??= attach();
  return attached;
}

export interface DemoPerson {
  readonly staff: string;
  readonly role: 'worker' | 'lead' | 'dispatcher' | 'callback' | 'duty' | 'leader' | 'admin';
  readonly title: { readonly zh: string; readonly en: string };
  readonly password: string;
  readonly area: string;
}

/** People of the demo community who can sign in; the same in the full and the small one. */
export const people = (): DemoPerson[] =>
  JSON.parse(readFileSync(join(root, 'demo', 'data-small', 'sign-ins.json'), 'utf8'));

export const person = (role: DemoPerson['role']): DemoPerson => {
  const found = people().find((p) => p.role === role);
  if (!found) throw new Error(`The demo community has no sign-in for the role ${role}`);
  return found;
};

const tokens = new Map<string, Promise<string>>();

/** An identity token of that role's demo person, signed in once. */
export function tokenOf(role: DemoPerson['role']): Promise<string> {
  const known = tokens.get(role);
  if (known) return known;
  const token = system().then((s) => signIn(s.endpoint, s.outputs, person(role)));
  tokens.set(role, token);
  return token;
}
