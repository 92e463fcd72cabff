import { doorPid } from '../door.ts';
import { enginePid, lastSaved } from '../engine.ts';
import { homeFolder, layout } from '../layout.ts';
import { seconds } from '../steps.ts';
import { stopSystem } from '../system.ts';
import { fail } from './fail.ts';

const at = layout(homeFolder);
try {
  const began = performance.now();
  if (enginePid(at) || doorPid(at)) {
    await stopSystem(at);
    const saved = lastSaved(at);
    console.log(`Stopped in ${seconds(performance.now() - began)}${saved ? ', all data saved' : ''}.`);
  } else {
    console.log('Nothing is running.');
  }
} catch (error) {
  fail(error);
}
