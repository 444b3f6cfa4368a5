import { agesAt } from '../flow/ageing.js';
import { catchUpOne, endCatchUp } from '../flow/catch-up.js';
import type { Language } from '../flow/language.js';
import { step } from '../flow/step.js';
import { TROUBLE } from '../flow/wording-keys.js';
import type { World } from '../flow/world.js';
import type { OfficeId } from '../ids.js';
import type { OfficeEngine } from '../inbox/fold-events.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';
import { renderSaying } from '../wording/render.js';
import type { Foundation } from './foundation.js';

type WorldParts = Pick<Foundation, 'templates' | 'offices' | 'calendarOf'>;
type WorldFacts = Pick<WorldParts, 'templates' | 'calendarOf'> & {
  offices: Pick<Foundation['offices'], 'get'>;
};

/** What the engine knows at each office. */
export const createWorlds =
  ({ templates: { catalogue, catalogues, domain }, offices, calendarOf }: WorldFacts) =>
  (id: OfficeId): World => ({
    catalogue,
    catalogues,
    domain,
    office: offices.get(id),
    calendar: calendarOf(id),
  });

/** The conversation engine of each office: the same templates, the office's own facts. */
export function createOfficeEngines(foundation: WorldParts) {
  const { offices, templates } = foundation;
  const worldOf = createWorlds(foundation);
  const engines = new Map<OfficeId, OfficeEngine>(
    offices.all.map((office) => {
      const world = worldOf(office.id);
      return [
        office.id,
        {
          step: (session, event) => step(world, session, event),
          agesAt: (session) => agesAt(world, session),
          catchUpOne: (state, session, event) => catchUpOne(world, state, session, event),
          endCatchUp: (state, session, now) => endCatchUp(world, state, session, now),
          render: (saying, language) => renderSaying(templates, office, { saying, language }),
        },
      ];
    }),
  );

  function engineOf(id: OfficeId): OfficeEngine {
    const engine = engines.get(id);
    if (!engine) throw new Error(`office ${id} is not configured`);
    return engine;
  }

  /** What the citizen hears when one of their messages broke the engine. */
  function troubleMessage(id: OfficeId, language: Language): OutgoingMessage {
    const [message] = engineOf(id).render({ key: TROUBLE, params: {}, buttons: [] }, language);
    if (!message) throw new Error(`${TROUBLE} has no text`);
    return message;
  }

  return { engineOf, troubleMessage };
}
