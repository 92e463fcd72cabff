import { existsSync } from 'node:fs';
import { doorPid } from '../door.ts';
import { enginePid } from '../engine.ts';
import { homeFolder, layout } from '../layout.ts';
import { seconds } from '../steps.ts';
import { stopSystem } from '../system.ts';
import { fail } from './fail.ts';

const at = layout(homeFolder);
try {
  const began = performance.now();
  if (enginePid(at) || doorPid(at)) {
    await stopSystem(at);
    const took = seconds(performance.now() - began);
    console.log(
      existsSync(at.running)
        ? `Stopped in ${took}. The engine had not ended by itself: the next start goes on from its last save.`
        : `Stopped in ${took}, all data saved.`,
    );
  } else {
    console.log('Nothing is running.');
  }
} catch (error) {
  fail(error);
}
