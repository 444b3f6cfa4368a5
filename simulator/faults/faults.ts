import { z } from 'zod';

/** Which calls a fault strikes: messages to people, any call of the OA API, uploads, or the token endpoint. */
const Scope = z.enum(['send', 'api', 'upload', 'oauth']);
export type Scope = z.infer<typeof Scope>;

/** A thing that goes wrong on demand. The ones named `…ButDone` happen after the platform did what it was asked. */
export const Fault = z
  .strictObject({
    kind: z.enum([
      ...['error', 'errorButDone', 'timeout', 'timeoutButDone'],
      ...['cut', 'cutButDone', 'serverError', 'slow'],
    ] as const),
    /** the code that `error` and `errorButDone` answer */
    code: z.int().optional(),
    /** how long `slow` takes */
    ms: z.int().positive().optional(),
    on: Scope.default('send'),
    /** strikes this many calls and is over */
    times: z.int().positive().default(1),
    oaId: z.string().optional(),
    userId: z.string().optional(),
  })
  .refine((fault) => !fault.kind.startsWith('error') || fault.code !== undefined, 'an error needs a code')
  .refine((fault) => fault.kind !== 'slow' || fault.ms !== undefined, 'slow needs ms');
export type Fault = z.infer<typeof Fault>;

export type StruckCall = { scopes: Scope[]; oaId?: string | undefined; userId?: string | undefined };

/** The faults in store. The oldest one that fits a call strikes it. */
export type Faults = {
  /** Throws when it makes no sense, such as an error without a code. */
  inject(fault: z.input<typeof Fault>): void;
  clear(): void;
  list(): readonly Fault[];
  /** Takes the fault that strikes this call, if any. */
  take(call: StruckCall): Fault | undefined;
};

const fits = (fault: Fault, call: StruckCall) =>
  call.scopes.includes(fault.on) &&
  (fault.oaId === undefined || fault.oaId === call.oaId) &&
  (fault.userId === undefined || fault.userId === call.userId);

/** No faults yet. `changed` hears of every change. */
export function createFaults(changed: (faults: readonly Fault[]) => void): Faults {
  let store: Fault[] = [];
  const set = (next: Fault[]) => {
    store = next;
    changed(store);
  };
  return {
    inject: (fault) => set([...store, Fault.parse(fault)]),
    clear: () => set([]),
    list: () => store,
    take(call) {
      const struck = store.find((fault) => fits(fault, call));
      if (struck === undefined) return undefined;
      const left = { ...struck, times: struck.times - 1 };
      set(store.flatMap((fault) => (fault !== struck ? [fault] : left.times > 0 ? [left] : [])));
      return struck;
    },
  };
}
