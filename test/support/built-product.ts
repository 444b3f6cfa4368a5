import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFile } from '@swc/core';

const PARTS = ['src', 'webhooks', 'test/support/shifted-clock.ts'];

/**
 * The folder with the product as JavaScript, made by the first process of a run that asks. What starts from it is up in half
 * the time that it takes with a loader that compiles each module of each process anew.
 */
export async function builtProduct(): Promise<string> {
  const folder = process.env.TEST_BUILD;
  if (!folder) throw new Error('TEST_BUILD is not set: run the tests with npm test');
  if (existsSync(folder)) return folder;
  const draft = `${folder}.draft-${process.pid}`;
  await Promise.all(PARTS.flatMap(sourcesOf).map((file) => compile(file, draft)));
  // Another process may have been faster; its build is of the same sources.
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  return folder;
}

function sourcesOf(part: string): string[] {
  if (part.endsWith('.ts')) return [part];
  return readdirSync(part, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(part, name));
}

async function compile(file: string, into: string): Promise<void> {
  const { code } = await transformFile(file, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'es6' },
  });
  const built = join(into, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, code);
}
