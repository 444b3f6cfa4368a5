import { findPinned } from '../flow/catalogue.js';
import type { Procedure } from '../flow/procedure.js';
import { asked, toRoute } from '../flow/route.js';
import type { Form, Session } from '../flow/session.js';
import { formatDay, formatMoment } from '../flow/show/moments.js';
import { inChat } from '../flow/shown-answer.js';
import { fill } from '../text/fill.js';
import { maskAnswer, maskNumbers } from './masked-answer.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

const DAY_MS = 86_400_000;

/**
 * The form that is being filled, and those that wait for it, with every answer given so far; forms and supplements that
 * are on their way to a dossier.
 */
export function toDraftSection(pen: OwnDataPen, session: Session): PrintedSection {
  const { title, none } = pen.words.draft;
  const { form, shelf } = session;
  const forms = [...(form ? [form] : []), ...shelf].flatMap((one) => {
    const procedure = findPinned(pen.world.catalogue, one.procedureId, one.revision);
    return procedure ? [{ rows: [...factsOf(pen, one, procedure), ...answersOf(pen, one, procedure)] }] : [];
  });
  const others = [
    ...session.supplements.flatMap((one) => gatheredOf(pen, one)),
    ...recordingOf(pen, session),
  ];
  const parts = [...forms, ...others.map((rows) => ({ rows }))];
  return { title, parts, notes: parts.length === 0 ? [none] : [] };
}

/** What was written and sent for a supplement and has not gone to the clerk yet; none where nothing was. */
function gatheredOf(
  { words: { draft } }: OwnDataPen,
  { code, texts, replies, gathered }: Session['supplements'][number],
) {
  const said = [...texts, ...replies.flatMap((one) => one.texts)].map(maskNumbers).join('\n');
  const files = gathered.length + replies.reduce((all, { mediaIds }) => all + mediaIds.length, 0);
  const rows = [
    ...(said === '' ? [] : [{ label: draft.written, value: said }]),
    ...(files === 0 ? [] : [{ label: draft.files, value: String(files) }]),
  ];
  return rows.length === 0 ? [] : [[{ label: draft.supplement, value: code }, ...rows]];
}

const recordingOf = ({ words: { draft } }: OwnDataPen, { recording }: Session) =>
  recording.map(({ procedureName }) => [{ label: draft.recording, value: procedureName }]);

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
