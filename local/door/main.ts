import { carry } from '../carrier/carrier.ts';
import { Deliveries } from '../carrier/deliveries.ts';
import { phones } from '../phones/phones.ts';
import { simulator } from '../simulator/simulator.ts';
import { openDoor } from './door.ts';

/** What `startDoor` hands to this process. */
export interface DoorSettings {
  readonly port: number;
  readonly endpoint: string;
  readonly apiId: string;
  readonly apiHost: string;
  readonly bucket: string;
  readonly photos: string;
  readonly deliveries: string;
  readonly accessLog: string;
}

const settings = JSON.parse(process.env.HUYING_DOOR ?? '{}') as DoorSettings;
const deliveries = new Deliveries(settings.deliveries);
const stopping = new AbortController();
const door = await openDoor({
  ...settings,
  phones: phones(settings.endpoint, deliveries),
  simulator: simulator(settings.endpoint),
});
void carry(settings.endpoint, deliveries, stopping.signal);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stopping.abort();
    door.close(() => process.exit(0));
    door.closeAllConnections();
  });
}
