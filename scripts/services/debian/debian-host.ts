import { existsSync, readFileSync } from 'node:fs';

/** Why Debian's packages cannot be unpacked here, or undefined when they can. */
export function findDebianUnfit(): string | undefined {
  if (process.platform !== 'linux' || readOsRelease().ID !== 'debian') return 'this is not Debian';
  if (process.getuid?.() !== 0) return 'needs root';
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) return 'apt-get is not here';
  return undefined;
}

/** The code name of this Debian: `bookworm`. */
export function getDebianSuite(): string {
  const suite = readOsRelease().VERSION_CODENAME;
  if (suite === undefined) throw new Error('/etc/os-release names no VERSION_CODENAME');
  return suite;
}

/** The mirror that this machine uses already: the only one that is sure to be reachable from a closed network. */
export function findDebianMirror(folder = '/etc/apt'): string {
  const found = sourceTexts(folder)
    .flatMap((text) => [...text.matchAll(/^(?:URIs:\s*|deb\s+(?:\[[^\]]*\]\s+)?)(\S+)/gm)])
    .map((match) => match[1] ?? '')
    .find((uri) => /\/debian\/?$/.test(uri));
  return found ?? 'http://deb.debian.org/debian';
}

function sourceTexts(folder: string): string[] {
  const files = ['sources.list.d/debian.sources', 'sources.list'];
  return files
    .map((file) => `${folder}/${file}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
}

function readOsRelease(): Record<string, string | undefined> {
  if (!existsSync('/etc/os-release')) return {};
  const lines = readFileSync('/etc/os-release', 'utf8').matchAll(/^([A-Z_]+)="?([^"\n]*)"?$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
}
