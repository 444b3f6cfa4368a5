import { findFreePort, isPortFree } from '../services/free-port.js';
import { ServiceUnavailable } from '../services/service.js';

type Env = Readonly<Record<string, string | undefined>>;

const WANTED = [
  { role: 'web', variable: 'PORT', port: 8080 },
  { role: 'worker', variable: 'WORKER_PORT', port: 8081 },
  { role: 'simulator', variable: 'SIM_PORT', port: 8090 },
] as const;

export type LaunchPorts = Record<(typeof WANTED)[number]['role'], number>;

/**
 * A free port for each process: the usual one, or the next free one, which `say` tells. A port that somebody
 * named is taken or refused, never replaced: throws `ServiceUnavailable`.
 */
export async function choosePorts(env: Env, say: (line: string) => void): Promise<LaunchPorts> {
  const chosen: Partial<LaunchPorts> = {};
  for (const { role, variable, port } of WANTED) {
    const named = env[variable];
    chosen[role] = named
      ? await requireFree(variable, Number(named))
      : await findFreePort(port, Object.values(chosen));
    if (!named && chosen[role] !== port) say(`  port ${port} is taken, ${role} uses ${chosen[role]}`);
  }
  return chosen as LaunchPorts;
}

async function requireFree(variable: string, port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new ServiceUnavailable(`${variable} must be a port between 1 and 65535`);
  }
  if (await isPortFree(port)) return port;
  throw new ServiceUnavailable(`${variable} asks for port ${port}, which another program uses`);
}
