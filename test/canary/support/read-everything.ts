import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { type CanaryName, findCanaries } from './canaries.js';

/** A piece of what left the product, and where it was found. */
export type Piece = { where: string; text: string };

/** Which canaries were found where; empty when there are none. */
export const leaksIn = (pieces: readonly Piece[]): { where: string; found: CanaryName[] }[] =>
  pieces
    .map(({ where, text }) => ({ where, found: findCanaries(text) }))
    .filter(({ found }) => found.length > 0);

export const linesOf = (where: string, text: string): Piece[] =>
  text.split('\n').map((line, n) => ({ where: `${where}, line ${n + 1}`, text: line }));

/** Every document of every collection as the bytes that MongoDB keeps. */
export async function readDatabase(connection: Connection): Promise<Piece[]> {
  const { db } = connection;
  if (!db) throw new Error('not connected');
  const names = (await db.listCollections().toArray()).map(({ name }) => name);
  const pieces = await Promise.all(
    names.map(async (name) => {
      const documents = await db.collection(name).find({}, { raw: true }).toArray();
      return documents.map((bytes, n) => ({ where: `${name}, document ${n + 1}`, text: String(bytes) }));
    }),
  );
  return pieces.flat();
}

/** Every file below a folder. */
export async function readFolder(folder: string): Promise<Piece[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({
        where: name,
        text: name + (await readFile(join(parentPath, name), 'utf8')),
      })),
  );
}

/** The addresses that a page makes a browser ask for. */
export const addressesIn = (html: string): string[] =>
  [...html.matchAll(/\b(?:href|src|action|hx-[a-z]+)="([^"]*)"/g)].map(([, address = '']) => address);
