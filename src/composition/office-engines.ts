import { step } from '../flow/step.js';
import type { World } from '../flow/world.js';
import type { OfficeId } from '../ids.js';
import type { OfficeEngine } from '../inbox/fold-events.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';
import { renderSaying } from '../wording/render.js';
import type { Foundation } from './foundation.js';

/** The conversation engine of each office: the same templates, the office's own facts. */
export function createOfficeEngines({
  templates,
  offices,
  calendarOf,
}: Pick<Foundation, 'templates' | 'offices' | 'calendarOf'>) {
  const { catalogue, domain, wording } = templates;
  const engines = new Map<OfficeId, OfficeEngine>(
    offices.all.map((office) => {
      const world: World = { catalogue, domain, office, calendar: calendarOf(office.id) };
      return [
        office.id,
        {
          step: (session, event) => step(world, session, event),
          render: (saying) => renderSaying(wording, office, saying),
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
  function troubleMessage(id: OfficeId): OutgoingMessage {
    const [message] = engineOf(id).render({ key: 'system.trouble', params: {}, buttons: [] });
    if (!message) throw new Error('system.trouble has no text');
    return message;
  }

  return { engineOf, troubleMessage };
}
