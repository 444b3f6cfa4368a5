import { randomUUID } from 'node:crypto';
import { createAssistedDesk } from '../assisted/create-assisted-desk.js';
import type { AssistedServices } from '../console/assisted/assisted-services.js';
import { OFFICIAL } from '../flow/language.js';
import { renderSaying } from '../wording/render.js';
import type { Foundation } from './foundation.js';
import { createWorlds } from './office-engines.js';
import type { Stores } from './open-stores.js';

/** Assisted filing on the real stores, in the words of the chat. */
export function openAssisted(
  foundation: Pick<Foundation, 'templates' | 'calendarOf' | 'now'> & {
    offices: Pick<Foundation['offices'], 'get'>;
  },
  stores: Pick<Stores, 'drafts' | 'places'>,
): AssistedServices {
  const { templates, offices, now } = foundation;
  const worldOf = createWorlds(foundation);
  return {
    desk: createAssistedDesk({ ...stores, worldOf, newId: randomUUID, now }),
    worldOf,
    say: (officeId, line) =>
      renderSaying(templates, offices.get(officeId), { saying: { ...line, buttons: [] }, language: OFFICIAL })
        .map(({ text }) => text)
        .join('\n'),
  };
}
