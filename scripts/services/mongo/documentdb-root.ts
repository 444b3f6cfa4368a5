import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../debian/run-tool.js';
import { unpackPackages } from '../debian/unpack-packages.js';

const SUITE = 'forky';
/** DocumentDB itself, and what PostgreSQL's tools need to run where nothing else is. */
const PACKAGES = ['postgresql-18-documentdb', 'base-files', 'libc-bin', 'coreutils', 'dash'];
/** PostgreSQL refuses to run as root, so it runs as nobody. */
export const NOBODY = 65534;
/** An empty database cluster, made once: unpacking it takes a fraction of the time of making another. */
const EMPTY_CLUSTER = 'var/lib/empty-cluster.tar';

/** The command that runs a program of PostgreSQL inside of the root, as nobody, with nothing of our environment. */
export function commandInRoot(root: string, program: string, args: readonly string[]): [string, ...string[]] {
  const environment = ['PATH=/usr/lib/postgresql/18/bin:/usr/bin:/bin', 'LC_ALL=C.UTF-8'];
  return [
    ...(['chroot', `--userspec=${NOBODY}:${NOBODY}`, root, '/usr/bin/env', '-i'] as const),
    ...[...environment, program, ...args],
  ];
}

/**
 * Makes `root` a folder with PostgreSQL and DocumentDB from Debian's packages, linked file by file to the
 * cache where that is possible. Throws when the packages cannot be had.
 */
export async function prepareDocumentDbRoot(root: string, say: (line: string) => void): Promise<void> {
  if (existsSync(root)) return;
  const cached = await unpackPackages(
    { name: 'documentdb', packages: PACKAGES, suite: SUITE, say },
    finishRoot,
  );
  const draft = `${root}.draft-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  await runTool('cp', ['-al', cached.folder, draft]).catch(async () => {
    // Another file system: no links across it, so copy.
    rmSync(draft, { recursive: true, force: true });
    await runTool('cp', ['-a', cached.folder, draft]);
  });
  if (existsSync(root)) rmSync(draft, { recursive: true, force: true });
  else renameSync(draft, root);
}

/** Fills `clusters/<name>` in the root with an empty cluster unless it has one. */
export async function prepareCluster(root: string, name: string): Promise<void> {
  const folder = join(root, 'clusters', name);
  if (existsSync(join(folder, 'data'))) return;
  const draft = join(folder, 'data.draft');
  rmSync(draft, { recursive: true, force: true });
  makeOwned(folder);
  makeOwned(join(folder, 'socket'));
  makeOwned(draft);
  await runTool('tar', ['-xf', join(root, EMPTY_CLUSTER), '-C', draft]);
  renameSync(draft, join(folder, 'data'));
}

/** What the packages' own scripts would have done, as far as it is needed, and the empty cluster. */
async function finishRoot(root: string): Promise<void> {
  const extensions = join(root, 'usr/share/postgresql/18/extension');
  symlinkSync('postgis-3.control', join(extensions, 'postgis.control'));
  for (const file of ['passwd', 'group']) cpSync(`/etc/${file}`, join(root, 'etc', file));
  writeFileSync(join(root, 'etc/hosts'), '127.0.0.1 localhost\n');
  mkdirSync(join(root, 'clusters'), { recursive: true });
  mkdirSync(join(root, 'dev'), { recursive: true });
  // Without the right to make devices PostgreSQL still runs; only its tools complain.
  await runTool('mknod', ['-m', '666', join(root, 'dev/null'), 'c', '1', '3']).catch(() => undefined);
  await makeEmptyCluster(root);
}

async function makeEmptyCluster(root: string): Promise<void> {
  makeOwned(join(root, 'clusters/empty'));
  const [file, ...args] = commandInRoot(root, 'initdb', [
    ...['-D', '/clusters/empty', '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    '--no-sync',
  ]);
  await runTool(file, args, { logFile: join(root, 'unpack.log') });
  await runTool('tar', ['-cf', join(root, EMPTY_CLUSTER), '-C', join(root, 'clusters/empty'), '.']);
  rmSync(join(root, 'clusters/empty'), { recursive: true });
}

function makeOwned(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, NOBODY, NOBODY);
}
