import type { PlainDate } from '../ids.js';
import { findPinned, isInForce } from './catalogue.js';
import { OFFICIAL } from './language.js';
import type { Procedure } from './procedure.js';
import { spokenIn, type World } from './world.js';

/** The procedure of this official name that was in force on that day, in the language of the conversation. */
export function findByOfficialName(world: World, name: string, day: PlainDate): Procedure | undefined {
  const { procedures } = spokenIn(world, OFFICIAL).catalogue;
  const named = procedures.filter((procedure) => procedure.name === name);
  const official = named.find((procedure) => isInForce(procedure, day)) ?? named.at(-1);
  return official && findPinned(world.catalogue, official.id, official.revision);
}

/** How the conversation calls what a dossier calls by its official name. */
export function spokenName(world: World, name: string): string {
  const official = spokenIn(world, OFFICIAL).catalogue.procedures.find((one) => one.name === name);
  return (official && findPinned(world.catalogue, official.id, official.revision)?.name) ?? name;
}
