import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'express';
import type { Fault } from './faults.js';

/** An answer before it is written to the connection. */
export type Reply = { status: number; headers: Record<string, string>; body: string };
/** What happens to the connection instead of an answer. */
export type Silence = 'hang' | 'cut';

const gatewayError: Reply = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>500 Internal Server Error</title></head><body>500</body></html>',
};

export type Struck = { run: () => Promise<Reply>; toError: (code: number) => Reply };

/** Does the work of a call under a fault, or plainly without one. */
export async function underFault(
  fault: Fault | undefined,
  { run, toError }: Struck,
): Promise<Reply | Silence> {
  switch (fault?.kind) {
    case undefined:
      return await run();
    case 'slow':
      await wait(fault.ms ?? 0);
      return await run();
    case 'error':
      return toError(fault.code ?? -200);
    case 'errorButDone':
      await run();
      return toError(fault.code ?? -200);
    case 'serverError':
      return gatewayError;
    case 'timeout':
      return 'hang';
    case 'timeoutButDone':
      await run();
      return 'hang';
    case 'cut':
      return 'cut';
    case 'cutButDone':
      await run();
      return 'cut';
  }
}

/** Writes the answer, or leaves the caller alone with the connection. A hanging one ends with the simulator. */
export function answer(res: Response, outcome: Reply | Silence): void {
  if (outcome === 'hang') return;
  if (outcome === 'cut') {
    res.socket?.destroy();
    return;
  }
  res.status(outcome.status).set(outcome.headers).send(outcome.body);
}
