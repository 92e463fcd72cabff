import { actorOf, may } from '#shared/auth/principal.ts';
import { type Call, created } from '#shared/http/call.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import type { reports } from './manifest.ts';
import { receiveReport } from './receive.ts';
import { intakeProblems } from './words.ts';

type Routes = (typeof reports)['routes'];

/**
 * On somebody's behalf, at their door 入户 or at the window 窗口. Who entered it is the fact's actor.
 * @throws Problem `consent-needed` (nothing is stored), `invalid` for a missing or foreign area
 */
export const enterVisit =
  (deps: IntakeDeps) =>
  async ({ body, who, key, fingerprint, at }: Call<Routes['visit']>) => {
    const { area, channel, consent } = body;
    if (!consent.process) throw intakeProblems.consentNeeded();
    if (channel === 'visit' && area === undefined) throw intakeProblems.blockNeeded();
    if (area !== undefined && !may(who, 'report.enter', area)) throw intakeProblems.notYourArea();
    const actor = actorOf(who);
    const input = { ...body, consent: { process: true as const, sms: consent.sms } };
    // A key of staff never meets one of the public door, nor a colleague's.
    return created(await receiveReport(deps, input, { key: `${actor}:${key}`, fingerprint, at, actor }));
  };
