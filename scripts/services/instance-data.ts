import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findIdentity } from '../processes/process-identity.js';

type Instance = { readonly dataFolder: string; readonly instance: string };

/** Where a private service of an instance keeps its data. */
export function instanceFolder({ dataFolder, instance }: Instance, service: string): string {
  return join(dataFolder, instance, service);
}

/** The root folder in which PostgreSQL with DocumentDB runs; data has to lie inside of it. */
export function documentDbRoot(dataFolder: string): string {
  return join(dataFolder, 'documentdb');
}

/** Where the DocumentDB of an instance keeps its data. */
export function clusterFolder({ dataFolder, instance }: Instance): string {
  return join(documentDbRoot(dataFolder), 'clusters', instance);
}

/** A name for what this process throws away when it ends. */
export function throwAwayInstance(kind: 'test' | 'bench'): string {
  return `${kind}-${process.pid}`;
}

/** Removes the data of an instance whose services were stopped. */
export function discardInstance(of: Instance): void {
  for (const folder of [join(of.dataFolder, of.instance), clusterFolder(of)]) {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Removes what earlier runs could not throw away because they were killed. */
export function discardAbandoned(dataFolder: string): void {
  const names = [dataFolder, join(documentDbRoot(dataFolder), 'clusters')].flatMap(listFolder);
  for (const instance of new Set(names)) {
    const pid = /^(?:test|bench)-(\d+)$/.exec(instance)?.[1];
    if (pid !== undefined && findIdentity(Number(pid)) === undefined)
      discardInstance({ dataFolder, instance });
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
