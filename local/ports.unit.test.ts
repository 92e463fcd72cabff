import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../infra/tooling/testing/temp-folder.ts';
import { anyFree, choosePorts, freeEnginePort, insistOnDoor, isFree } from './ports.ts';

const file = () => join(tempFolder('ports'), 'ports.json');

async function occupied<T>(work: (port: number) => Promise<T>): Promise<T> {
  const port = await anyFree();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    return await work(port);
  } finally {
    server.close();
  }
}

test('a system keeps the ports that it chose first, and moves its address when asked', async () => {
  const path = file();
  const first = await choosePorts(path, 'free');
  expect(await choosePorts(path, 'free')).toEqual(first);
  const moved = await choosePorts(path, 'free', 9876);
  expect(moved).toEqual({ door: 9876, engine: first.engine });
  expect(await choosePorts(path, 'preferred')).toEqual(moved);
});

test('a taken address is told in one sentence with what to do', async () => {
  await occupied(async (port) => {
    expect(await isFree(port)).toBe(false);
    await expect(insistOnDoor(port, 50)).rejects.toThrow(`Port ${port}, this system's address, is taken`);
  });
});

test('an engine whose port is taken moves to another one for good', async () => {
  const path = file();
  await occupied(async (engine) => {
    const moved = await freeEnginePort(path, { door: 8080, engine }, 50);
    expect(moved.engine).not.toBe(engine);
    expect(await choosePorts(path, 'free')).toEqual(moved);
  });
});
