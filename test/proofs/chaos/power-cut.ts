import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../../../local/carrier/deliveries.ts';
import { readSms, type Sms } from '../../../local/carrier/sms.ts';
import type { Acknowledged } from '../day/journal.ts';
import type { Day } from '../day/play.ts';
import type { ChaosSystem } from './chaos-system.ts';
import type { Faults } from './faults.ts';

/** What a killed engine took with it. */
export interface PowerCut {
  readonly at: number;
  /** The moment of which the disk had a picture. */
  readonly saved: number;
  readonly back: number;
  /** Acknowledged after that moment, and not there afterwards. Callers did it again. */
  readonly unsaved: readonly Acknowledged[];
  /** What the provider had taken until then. */
  readonly sms: readonly Sms[];
}

/** An answer takes some time to its caller: what came within so many milliseconds of the save may be in it or not. */
export const EDGE = 250;

/**
 * Kills the engine with everything that it runs, starts it again, and has every caller look whether what they were told
 * is still true: what is gone they do again. With `stream.lost` no stream keeps what was not read.
 * @param forgetful starts without publishing again, for a run that shows what that is for
 */
export async function cutPower(
  own: ChaosSystem,
  faults: Faults,
  day: Day,
  forgetful: boolean,
): Promise<PowerCut> {
  const sms = (await readSms(own.system().endpoint)) ?? [];
  const at = Date.now();
  own.kill();
  faults.start();
  const saved = own.savedMoment();
  await sleep(500);
  forgetReceipts(own.at.deliveries, saved - EDGE);
  if (forgetful) own.forgetUncleanStop();
  await own.start({ quiet: true });
  const back = Date.now();
  const unsaved: Acknowledged[] = [];
  for (const entry of day.journal.entries.filter((entry) => entry.at > saved - EDGE && entry.at < back))
    if (!(await entry.stands())) unsaved.push(entry);
  const gone = new Set(unsaved.filter(({ what }) => what === 'report').map(({ report }) => report));
  for (const report of gone) day.watch.forget(report);
  for (const entry of unsaved) if (!gone.has(entry.report)) await entry.again();
  return { at, saved, back, unsaved, sms };
}

/** The carrier, too, does again what it had been told is in: it reports once more what it reported after the save. */
function forgetReceipts(file: string, since: number): void {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  writeFileSync(file, lines.filter((line) => wasBefore(line, since)).join('\n'));
}

/** The last line may have been cut short by the kill. */
function wasBefore(line: string, instant: number): boolean {
  try {
    return Date.parse((JSON.parse(line) as Delivery).at) < instant;
  } catch {
    return false;
  }
}
