/** How an address may be reached: over TLS on its public address only, or as it is listed. */
export type HostVerdict = 'public-only' | 'as-listed' | 'refused';

/**
 * Decides where files may be fetched from. A rule is an exact host, `*.suffix` (any host below it), or `host:port`.
 * The first two mean https on the usual port and never an address inside of a network; the third means exactly what it
 * says, with or without TLS and wherever it leads, and is for services of one's own.
 */
export function createHostPolicy(rules: readonly string[]): (url: URL) => HostVerdict {
  const exact = new Set(rules.filter((rule) => !rule.startsWith('*.')).map((rule) => rule.toLowerCase()));
  const suffixes = rules.filter((rule) => rule.startsWith('*.')).map((rule) => rule.slice(1).toLowerCase());

  return ({ protocol, hostname, port, username, password }) => {
    if (username !== '' || password !== '') return 'refused';
    if (protocol !== 'https:' && protocol !== 'http:') return 'refused';
    const usualPort = protocol === 'https:' ? '443' : '80';
    if (exact.has(`${hostname}:${port || usualPort}`)) return 'as-listed';
    if (protocol !== 'https:' || port !== '') return 'refused';
    const isAllowed = exact.has(hostname) || suffixes.some((suffix) => hostname.endsWith(suffix));
    return isAllowed ? 'public-only' : 'refused';
  };
}
