import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.js';
import { findDebianMirror, getDebianSuite } from './debian-host.js';
import { runTool } from './run-tool.js';

export type PackageSet = {
  readonly name: string;
  readonly packages: readonly string[];
  /** Debian's suite, of this machine if not given */
  readonly suite?: string;
  readonly say: (line: string) => void;
};

/** A root folder with packages and all that they need, down to the C library. Nothing of the machine itself changes. */
export type UnpackedRoot = {
  readonly folder: string;
  /** the command that runs one of its programs with its own libraries, without chroot */
  command(program: string): string[];
};

/**
 * Unpacks Debian packages into a root of their own in the cache, once. No script of the packages runs.
 * Throws when the mirror cannot be reached or does not have them. `finish` completes the new root before it
 * counts as there.
 */
export async function unpackPackages(
  set: PackageSet,
  finish: (folder: string) => Promise<void> = async () => undefined,
): Promise<UnpackedRoot> {
  const suite = set.suite ?? getDebianSuite();
  const folder = join(cacheFolder(), `${set.name}-${suite}`);
  if (!existsSync(folder)) {
    set.say(`unpacking Debian packages: ${set.packages.join(', ')} (once)`);
    const draft = `${folder}.draft-${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    await downloadAndUnpack(draft, suite, set.packages);
    await finish(draft);
    moveIntoPlace(draft, folder);
  }
  return { folder, command: (program) => commandIn(folder, program) };
}

async function downloadAndUnpack(root: string, suite: string, packages: readonly string[]): Promise<void> {
  const folders = ['lib/apt/lists/partial', 'cache/apt/archives/partial', 'lib/dpkg'];
  for (const name of folders) mkdirSync(join(root, 'var', name), { recursive: true });
  for (const name of ['preferences.d', 'sources.list.d'])
    mkdirSync(join(root, 'etc/apt', name), { recursive: true });
  writeFileSync(join(root, 'var/lib/dpkg/status'), '');
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(
    join(root, 'etc/apt/sources.list'),
    `deb [signed-by=${keyring}] ${findDebianMirror()} ${suite} main\n`,
  );
  const logFile = join(root, 'unpack.log');
  const apt = (args: readonly string[]) => runTool('apt-get', [...aptOptions(root), ...args], { logFile });
  await apt(['update']);
  await apt(['install', '--yes', '--no-install-recommends', '--download-only', ...packages]);
  await unpackAll(root);
  for (const name of ['cache/apt', 'lib/apt'])
    rmSync(join(root, 'var', name), { recursive: true, force: true });
  for (const name of ['doc', 'man', 'locale'])
    rmSync(join(root, 'usr/share', name), { recursive: true, force: true });
}

/** apt works wholly inside the root, but reaches the mirror (proxy, credentials) the way the machine does. */
function aptOptions(root: string): string[] {
  const options = [
    `Dir=${root}`,
    `Dir::State::status=${root}/var/lib/dpkg/status`,
    'Dir::Etc::parts=/etc/apt/apt.conf.d',
    'Dir::Etc::netrc=/etc/apt/auth.conf',
    'Dir::Etc::netrcparts=/etc/apt/auth.conf.d',
    'APT::Sandbox::User=root',
    'APT::Keep-Downloaded-Packages=true',
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
  ];
  return ['--quiet', ...options.flatMap((option) => ['-o', option])];
}

async function unpackAll(root: string): Promise<void> {
  const archives = join(root, 'var/cache/apt/archives');
  // Packages of today expect these four to be links into /usr; dpkg-deb keeps links that are there.
  const waiting = readdirSync(archives).filter((file) => file.endsWith('.deb'));
  const first = waiting.filter((file) => file.startsWith('base-files_'));
  for (const file of first) await runTool('dpkg-deb', ['-x', join(archives, file), root]);
  const rest = waiting.filter((file) => !first.includes(file));
  const lanes = Array.from({ length: Math.max(2, cpus().length) }, async () => {
    for (let file = rest.pop(); file !== undefined; file = rest.pop()) {
      await runTool('dpkg-deb', ['-x', join(archives, file), root]);
    }
  });
  await Promise.all(lanes);
}

/** Another process may have unpacked the same in the meantime: then its root serves as well. */
function moveIntoPlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function commandIn(root: string, program: string): string[] {
  const libraries = readdirSync(join(root, 'usr/lib')).filter((name) => name.endsWith('-linux-gnu'));
  const library = join(root, 'usr/lib', libraries[0] ?? '');
  const folders = [library, join(root, 'lib', libraries[0] ?? '')];
  const loader = folders
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []))
    .find((file) => /\/ld-linux-[^/]*\.so\.\d$/.test(file));
  if (loader === undefined) throw new Error(`no program loader in ${root}`);
  return [loader, '--library-path', folders.join(':'), join(root, program)];
}
