import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf, type LogEntry } from './entry.ts';

/** Bytes shown of what was there before. */
const TAIL = 4000;
/** Milliseconds between two looks. */
const PAUSE = 700;

/** Prints what is added to a file, for ever. */
export async function followFile(
  source: string,
  path: string,
  print: (entry: LogEntry) => void,
): Promise<never> {
  let position = existsSync(path) ? Math.max(0, (await stat(path)).size - TAIL) : 0;
  let rest = '';
  for (;;) {
    if (existsSync(path)) {
      const file = await open(path);
      const { size } = await file.stat();
      if (size < position) position = 0;
      const buffer = Buffer.alloc(size - position);
      await file.read(buffer, 0, buffer.length, position);
      await file.close();
      position = size;
      const lines = (rest + buffer.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) print(entryOf(source, line));
    }
    await sleep(PAUSE);
  }
}
