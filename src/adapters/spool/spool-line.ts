import { z } from 'zod';
import { Arrival } from '../../inbox/arrival.js';
import type { Cipher } from '../../secrets/cipher.js';

/** One line of a spool file. `id` is for the operator's eyes; the whole arrival is in `sealed`. */
const SpoolLine = z.object({ id: z.string(), sealed: z.string() });

/** A line that ends with the line break which proves that it was written whole. */
export function toSpoolLine(cipher: Cipher, arrival: Arrival): string {
  return `${JSON.stringify({ id: nameOf(arrival), sealed: cipher.seal(JSON.stringify(arrival)) })}\n`;
}

function nameOf(arrival: Arrival): string {
  switch (arrival.kind) {
    case 'event':
      return arrival.event.eventId;
    case 'receipt':
      return arrival.receipt.kind;
    case 'tagging':
      return `tag-${arrival.tagging.kind}`;
  }
}

/** The arrival of a line; undefined when the line is damaged or its key is gone. */
export function parseSpoolLine(cipher: Cipher, line: string): Arrival | undefined {
  try {
    return Arrival.parse(JSON.parse(cipher.open(SpoolLine.parse(JSON.parse(line)).sealed)));
  } catch {
    return undefined;
  }
}
