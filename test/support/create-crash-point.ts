class Crash extends Error {}

/** Lets a worker die at its n-th call to the outside: either just before the call takes effect or just after. */
export function createCrashPoint(n: number, when: 'before' | 'after') {
  let calls = 0;
  let dead = false;
  const guard = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, key: keyof T & string) {
        const method = object[key];
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          if (dead) throw new Crash();
          const dies = ++calls === n;
          if (dies) dead = true;
          if (dies && when === 'before') throw new Crash();
          const result: unknown = await Reflect.apply(method, object, args);
          if (dies) throw new Crash();
          return result;
        };
      },
    });
  return { guard, happened: () => dead };
}
