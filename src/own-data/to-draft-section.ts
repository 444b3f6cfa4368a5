import { findPinned } from '../flow/catalogue.js';
import type { Procedure } from '../flow/procedure.js';
import { asked, toRoute } from '../flow/route.js';
import type { Form, Session } from '../flow/session.js';
import { formatDay, formatMoment } from '../flow/show/moments.js';
import { inChat } from '../flow/shown-answer.js';
import { fill } from '../text/fill.js';
import { maskAnswer } from './masked-answer.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

const DAY_MS = 86_400_000;

/** The form that is being filled, and those that wait for it, with every answer given so far. */
export function toDraftSection(pen: OwnDataPen, { form, shelf }: Session): PrintedSection {
  const { title, none } = pen.words.draft;
  const parts = [...(form ? [form] : []), ...shelf].flatMap((one) => {
    const procedure = findPinned(pen.world.catalogue, one.procedureId, one.revision);
    return procedure ? [{ rows: [...factsOf(pen, one, procedure), ...answersOf(pen, one, procedure)] }] : [];
  });
  return { title, parts, notes: parts.length === 0 ? [none] : [] };
}

function factsOf({ words, world, rules }: OwnDataPen, form: Form, procedure: Procedure) {
  const { labels } = world.catalogue;
  const { draft, choices } = words;
  const { consent, touchedAt, gathered } = form;
  return [
    { label: draft.procedure, value: procedure.name },
    { label: draft.lastAnswer, value: formatMoment(touchedAt, labels) },
    { label: draft.keptUntil, value: formatDay(touchedAt + rules.drafts * DAY_MS) },
    ...(consent
      ? [
          {
            label: draft.consent,
            value: fill(choices.consent, {
              version: consent.textVersion,
              moment: formatMoment(consent.at, labels),
            }),
          },
        ]
      : []),
    ...(gathered.length > 0 ? [{ label: draft.files, value: String(gathered.length) }] : []),
  ];
}

const answersOf = ({ words, world }: OwnDataPen, form: Form, procedure: Procedure) =>
  asked(toRoute(procedure, form))
    .filter(({ state }) => state !== 'open')
    .map(({ question, state, value }) => {
      const shown = state === 'skipped' ? words.draft.skipped : inChat(world, question, value);
      return { label: question.label, value: maskAnswer({ key: question.key, shown }) };
    });
