import type { ProcessGroup } from '../processes/process-group.js';

/** A store that can be used now. `how` says in a few words where it comes from. */
export type Service = {
  readonly url: string;
  readonly how: string;
};

export type ServiceNeeds = {
  readonly processes: ProcessGroup;
  /** the folder under which all data of private services lies */
  readonly dataFolder: string;
  /** whose data: `demo` survives restarts, every test run has its own */
  readonly instance: string;
  /** false only for tests: nothing is forced to disk */
  readonly durable: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** tells whoever waits what takes long */
  readonly say: (line: string) => void;
};

/**
 * One way to come by a service. Answers the reason in words when the way is not open on this machine; throws
 * when it is open and yet failed.
 */
export type Way = {
  readonly name: string;
  readonly open: (needs: ServiceNeeds) => Promise<Service | { readonly closed: string }>;
};

/** None of the ways led to the service, or the way that somebody chose did not. Says what to do. */
export class ServiceUnavailable extends Error {}

/**
 * Tries the ways in their order and answers the first service. Throws `ServiceUnavailable` with all the
 * reasons and `advice` when there is none.
 */
export async function openFirst(
  service: string,
  ways: readonly Way[],
  needs: ServiceNeeds,
  advice: string,
): Promise<Service> {
  const reasons: string[] = [];
  for (const way of ways) {
    const reason = await tryWay(way, needs);
    if (typeof reason !== 'string') return reason;
    reasons.push(`  ${way.name}: ${reason}`);
  }
  throw new ServiceUnavailable(`${service} is not to be had here.\n${reasons.join('\n')}\n${advice}`);
}

async function tryWay(way: Way, needs: ServiceNeeds): Promise<Service | string> {
  try {
    const result = await way.open(needs);
    return 'url' in result ? result : result.closed;
  } catch (error) {
    // An address that somebody configured is an order, not a proposal: never fall back from it.
    if (error instanceof ServiceUnavailable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    needs.say(`${way.name} failed, trying the next way`);
    return reason;
  }
}
