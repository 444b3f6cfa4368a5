const PARENT_CHECK_MS = 1_000;

/**
 * Resolves with the reason when somebody wants us to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of
 * the process that started us. A second request ends this process at once; the keeper then cleans up.
 */
export function untilToldToStop(): Promise<string> {
  return new Promise((resolve) => {
    let told = false;
    const stop = (reason: string) => {
      if (told) process.exit(1);
      told = true;
      resolve(reason);
    };
    process.on('SIGINT', () => stop('Ctrl-C'));
    process.on('SIGTERM', () => stop('SIGTERM'));
    process.on('SIGHUP', () => stop('the terminal was closed'));
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop('the process that started this one has ended');
    }, PARENT_CHECK_MS);
    watch.unref();
  });
}
