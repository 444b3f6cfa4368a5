import { type Dossier, promiseOf } from '../dossiers/dossier.js';
import { keepingOf } from '../flow/retention-rules.js';
import { formatMoment } from '../flow/show/moments.js';
import { fill } from '../text/fill.js';
import { maskAnswer, maskNumbers } from './masked-answer.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

/** The dossiers that came out of this conversation: how they stand, every answer, what law keeps of them. */
export function toDossiersSection(pen: OwnDataPen, dossiers: readonly Dossier[]): PrintedSection {
  const { title, none, part, notes } = pen.words.dossiers;
  if (dossiers.length === 0) return { title, parts: [], notes: [none] };
  const parts = dossiers.map((dossier) => ({
    title: fill(part, { code: dossier.code, procedure: dossier.procedureName }),
    rows: [
      ...factsOf(pen, dossier),
      ...answersOf(dossier),
      ...supplementsOf(pen, dossier),
      ...toldOf(pen, dossier),
    ],
  }));
  return { title, parts, notes };
}

function factsOf({ words, world, rules }: OwnDataPen, dossier: Dossier) {
  const { labels } = world.catalogue;
  const say = words.dossiers;
  const promise = promiseOf(dossier);
  const keeping = keepingOf(rules, dossier.procedureId);
  const { consent, declaration, mediaIds } = dossier.content;
  const hour = dossier.appointment?.at ?? null;
  const consentAt = { version: consent.textVersion, moment: formatMoment(consent.at, labels) };
  return [
    { label: say.state, value: words.states[String(dossier.state) as keyof typeof words.states] },
    { label: say.received, value: formatMoment(dossier.receivedAt, labels) },
    { label: say.due, value: promise === null ? labels.dueLater : formatMoment(promise, labels) },
    ...(hour === null ? [] : [{ label: say.appointment, value: formatMoment(hour, labels) }]),
    { label: say.consent, value: fill(words.choices.consent, consentAt) },
    { label: say.declaration, value: formatMoment(declaration.at, labels) },
    { label: say.keeping, value: keeping === 'forever' ? say.forever : fill(say.years, keeping) },
    ...(mediaIds.length > 0 ? [{ label: say.files, value: String(mediaIds.length) }] : []),
  ];
}

const answersOf = ({ content }: Dossier) =>
  content.answers
    .filter(({ kind }) => kind !== 'attachment')
    .map((answer) => ({ label: answer.label, value: maskAnswer(answer) }));

const supplementsOf = ({ words, world }: OwnDataPen, { supplements }: Dossier) =>
  supplements.map(({ at, text, mediaIds }) => ({
    label: fill(words.dossiers.supplement, { moment: formatMoment(at, world.catalogue.labels) }),
    value: [
      maskNumbers(text),
      ...(mediaIds.length > 0 ? [`${words.dossiers.files}: ${mediaIds.length}`] : []),
    ]
      .filter((one) => one !== '')
      .join('\n'),
  }));

/** What the office wrote to the citizen about it, and when it reminded them. */
function toldOf({ words, world }: OwnDataPen, { history, reminders }: Dossier) {
  const { told, reminded } = words.dossiers;
  const momentOf = (at: number) => formatMoment(at, world.catalogue.labels);
  const notes = history.flatMap(({ at, move, note }) =>
    move === undefined || note === undefined
      ? []
      : [{ label: fill(told, { moment: momentOf(at) }), value: maskNumbers(note) }],
  );
  const moments = reminders.map(({ at }) => momentOf(at)).join('\n');
  return moments === '' ? notes : [...notes, { label: reminded, value: moments }];
}
