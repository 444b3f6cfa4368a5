// Node's own modules only: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = [20, 19];
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Says whether this Node version can run the project.
 * @param {string} version as in `process.versions.node`
 */
export function isNodeRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** Ends the process with one clear line when Node is too old. */
export function requireNode() {
  if (isNodeRecentEnough(process.versions.node)) return;
  console.error(`Node.js ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Says whether `npm install` has to run: nothing is installed, or the lock is not the one that was installed.
 * @param {string} folder of the project
 */
export function needsInstall(folder) {
  const stamp = `${folder}/node_modules/.installed-lock`;
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashOfLock(folder);
}

/** @param {string} folder of the project */
function hashOfLock(folder) {
  return createHash('sha256')
    .update(readFileSync(`${folder}/package-lock.json`))
    .digest('hex');
}

/** Installs the packages if need be. `npm ci` is of no use here: it refuses a lock without other platforms' packages. */
export async function installPackages() {
  if (!needsInstall(root)) return;
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  console.log('Installing npm packages (only the first time, or when the lock changed)');
  const ticking = setInterval(() => console.log(`  still installing, ${seconds()}`), 10_000);
  const { code, output } = await run(npmCommand(), ['install', '--include=dev', '--loglevel=error']);
  clearInterval(ticking);
  if (code !== 0) {
    console.error(
      `${output}\nnpm install failed. Is a package registry reachable? Mend that and start again.`,
    );
    process.exit(1);
  }
  writeFileSync(`${root}/node_modules/.installed-lock`, hashOfLock(root));
  console.log(`  installed in ${seconds()}`);
}

/** The npm that started us if there is one, else the one on PATH. */
function npmCommand() {
  const given = process.env.npm_execpath;
  return given?.endsWith('.js') ? [process.execPath, given] : ['npm'];
}

/**
 * @param {string[]} command
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function run([file, ...first], args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(file, [...first, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a TypeScript file of the project in this process, through tsx.
 * @param {string} file relative to the project's folder
 */
export async function runTypeScript(file) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(`${root}/${file}`).href);
}

export { root };
