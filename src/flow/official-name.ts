import { findPinned } from './catalogue.js';
import { OFFICIAL } from './language.js';
import type { Procedure } from './procedure.js';
import { spokenIn, type World } from './world.js';

/** The newest procedure of this official name, as a dossier bears it, in the language of the conversation. */
export function findByOfficialName(world: World, name: string): Procedure | undefined {
  const { procedures } = spokenIn(world, OFFICIAL).catalogue;
  const official = procedures.findLast((procedure) => procedure.name === name);
  return official && findPinned(world.catalogue, official.id, official.revision);
}

/** How the conversation calls what a dossier calls by its official name. */
export const spokenName = (world: World, name: string): string =>
  findByOfficialName(world, name)?.name ?? name;
