import crypto, { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { vi } from 'vitest';

/** Makes chance and time the same in each run, until `restore`: what is stored can then be compared byte for byte. */
export function makeCertain(now: number): { restore: () => void } {
  let drawn = 0;
  const bytes = (length: number): Buffer => {
    const parts: Buffer[] = [];
    for (let size = 0; size < length; size += 32)
      parts.push(createHash('sha256').update(`drawn ${drawn++}`).digest());
    return Buffer.concat(parts).subarray(0, length);
  };
  const uuid = () => {
    const hex = bytes(16).toString('hex');
    return [8, 12, 16, 20].reduceRight(
      (text, at) => `${text.slice(0, at)}-${text.slice(at)}`,
      hex,
    ) as ReturnType<typeof crypto.randomUUID>;
  };
  const spies = [
    vi.spyOn(crypto, 'randomBytes').mockImplementation(bytes as never),
    vi.spyOn(crypto, 'randomUUID').mockImplementation(uuid),
    vi.spyOn(globalThis.crypto, 'randomUUID').mockImplementation(uuid),
    vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(((array: Uint8Array) => {
      array.set(bytes(array.length));
      return array;
    }) as never),
  ];
  // Modules that import a builtin by name see the change, too.
  syncBuiltinESMExports();
  vi.useFakeTimers({ toFake: ['Date'], now });
  return {
    restore: () => {
      for (const spy of spies) spy.mockRestore();
      syncBuiltinESMExports();
      vi.useRealTimers();
    },
  };
}
