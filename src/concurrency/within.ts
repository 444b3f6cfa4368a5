/** The work took longer than its caller could wait; it may still succeed later. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** Settles like `work`, or rejects with `TookTooLong` after `ms`; what becomes of the work then is nobody's concern. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TookTooLong(`no answer within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
