import { getProcedure } from '../form.js';
import { OFFICIAL } from '../language.js';
import type { Form } from '../session.js';
import { spokenIn, type World } from '../world.js';

/** The declaration that is filed and counts, to stand beside a translation; empty where it was just said. */
export function officialDeclaration(world: World, form: Form): string {
  if (world.catalogue.language === OFFICIAL) return '';
  return getProcedure(spokenIn(world, OFFICIAL), form).declaration;
}
