import { createServer } from 'node:net';
import { readJson, writeJson } from '../infra/tooling/program/files.ts';
import { waitFor } from '../infra/tooling/program/processes.ts';
import { ProgramError } from '../infra/tooling/program/program-error.ts';

export interface Ports {
  /** The front door: the one address that people open. */
  readonly door: number;
  /** The engine; absent when the system stands on an engine that others run. */
  readonly engine: number;
}

export const PREFERRED: Ports = { door: 8080, engine: 4566 };

/** How long a process that was just killed may take to let go of its port, in milliseconds. */
const LETTING_GO = 4000;

const HOSTS = ['127.0.0.1', '::1', '0.0.0.0'];

/** Can a server be opened on this port? Asked of all the interfaces that another program may sit on. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of HOSTS) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
      );
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
    });
    if (!free) return false;
  }
  return true;
}

/** A port that the operating system says is free now. */
export async function anyFree(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * The ports of a system: the saved ones, or chosen now and saved. The address is part of what is deployed,
 * so a system keeps it until `door` asks for another.
 */
export async function choosePorts(
  file: string,
  preference: 'preferred' | 'free',
  door?: number,
): Promise<Ports> {
  const saved = readJson<Ports>(file);
  const pick = async (port: number) =>
    preference === 'preferred' && (await isFree(port)) ? port : await anyFree();
  const ports = {
    door: door ?? saved?.door ?? (await pick(PREFERRED.door)),
    engine: saved?.engine ?? (await pick(PREFERRED.engine)),
  };
  if (ports.door !== saved?.door || ports.engine !== saved.engine) writeJson(file, ports);
  return ports;
}

/** @throws ProgramError when another program sits on the port of the front door, the address that people know */
export async function insistOnDoor(port: number, patience = LETTING_GO): Promise<void> {
  if (await waitFor(() => isFree(port), patience)) return;
  throw new ProgramError(
    `Port ${port}, this system's address, is taken by another program: ` +
      'stop that program, or choose another address with npm start -- --port <number>.',
  );
}

/** The engine's saved port, or another one when a stranger sits on it: nobody has to remember that one. */
export async function freeEnginePort(file: string, ports: Ports, patience = LETTING_GO): Promise<Ports> {
  if (await waitFor(() => isFree(ports.engine), patience)) return ports;
  const moved = { ...ports, engine: await anyFree() };
  writeJson(file, moved);
  return moved;
}
