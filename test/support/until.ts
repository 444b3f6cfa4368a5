/** Asks often at first, then more rarely: what is asked takes the machine from what is waited for. */
const SOON_MS = 5;
const LATER_MS = 80;

/** Waits for a condition instead of for a time; fails when it has not come true after `ms`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  ms = 45_000,
): Promise<void> {
  const deadline = Date.now() + ms;
  for (let pause = SOON_MS; !(await condition()); pause = Math.min(pause * 1.5, LATER_MS)) {
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
