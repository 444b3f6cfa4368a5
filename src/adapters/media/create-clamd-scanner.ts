import { connect, type Socket } from 'node:net';
import type { ScanVerdict, VirusScanner } from '../../media/virus-scanner.js';

export type ClamdDeps = {
  host: string;
  port: number;
  timeoutMs?: number;
  /** told why there was no verdict; nothing of the file is in it */
  onAway(reason: string): void;
};

const TIMEOUT_MS = 30_000;
const CHUNK = 64 * 1024;
/** An answer is one short line. */
const MAX_ANSWER = 4_096;

/**
 * Scans with clamd's command INSTREAM over TCP, one connection a file:
 * `zINSTREAM\0`, then chunks as length (4 bytes, big-endian) and bytes, then a length of 0. The answer is
 * `stream: OK\0`, or `stream: Eicar-Signature FOUND\0`, or an `… ERROR\0`.
 */
export function createClamdScanner(deps: ClamdDeps): VirusScanner {
  const { host, port, timeoutMs = TIMEOUT_MS, onAway } = deps;
  return {
    async scan(bytes) {
      try {
        return toVerdict(await ask(connect({ host, port }), bytes, timeoutMs));
      } catch (error) {
        onAway(error instanceof Error ? error.message : 'unknown');
        return 'away';
      }
    },
  };
}

/** One question and its answer. Rejects when the connection fails, ends early, or takes too long. */
function ask(socket: Socket, bytes: Buffer, timeoutMs: number): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    let answer = '';
    const timer = setTimeout(() => reject(new Error('no answer in time')), timeoutMs);
    socket.once('close', () => clearTimeout(timer));
    socket.once('error', reject);
    socket.once('end', () => resolve(answer));
    socket.on('data', (data: Buffer) => {
      answer += data.toString('latin1');
      if (answer.includes('\0') || answer.length > MAX_ANSWER) resolve(answer);
    });
    socket.once('connect', () => send(socket, bytes));
  }).finally(() => socket.destroy());
}

function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const chunk = bytes.subarray(from, from + CHUNK);
    socket.write(lengthOf(chunk.length));
    socket.write(chunk);
  }
  socket.write(lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function toVerdict(answer: string): ScanVerdict {
  const line = answer.replaceAll('\0', '').trim();
  if (line === 'stream: OK') return 'clean';
  if (line.startsWith('stream: ') && line.endsWith(' FOUND')) return 'infected';
  throw new Error(line === '' ? 'no answer' : 'answered with an error');
}
