import type { Role } from '#events/community.ts';
import { ROOT } from './areas.ts';
import type { Community } from './rows.ts';

/** A person whom a visitor of the demo may be. */
export interface SignIn {
  readonly staff: string;
  readonly role: Role;
  readonly title: { readonly zh: string; readonly en: string };
  /** For the demo's own user pool only. */
  readonly password: string;
  readonly area: string;
}

const who: readonly (readonly [Role, area: string, zh: string, en: string])[] = [
  ['worker', 'qt-03-07', '听禾第七块区责任人', 'Responsible person, Tinghe block 7'],
  ['lead', 'qt-03', '听禾居民区书记', 'Secretary, Tinghe neighbourhood'],
  ['dispatcher', ROOT, '街道派单员', 'Dispatcher of the subdistrict'],
  ['callback', ROOT, '街道回访员', 'Call-back officer of the subdistrict'],
  ['duty', ROOT, '热线值班员', 'Duty officer of the hotline'],
  ['leader', ROOT, '街道分管领导', 'Leader of the subdistrict'],
  ['admin', '*', '系统管理员', 'Administrator'],
];

/** One person a role, the first who holds it there. */
export function signIns({ grants }: Community): readonly SignIn[] {
  return who.map(([role, area, zh, en]) => {
    const grant = grants.find((one) => one.role === role && one.area === area);
    if (grant === undefined) throw new Error(`nobody is ${role} of ${area}`);
    return { staff: grant.staff, role, title: { zh, en }, password: `Huying-${role}-1`, area };
  });
}
