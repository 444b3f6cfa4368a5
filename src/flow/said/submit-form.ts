import { getProcedure, naturalPlace } from '../form.js';
import { OFFICIAL } from '../language.js';
import { findToRemember, mayOffer } from '../memory/find-to-remember.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { countPapers, nameAwaited, namePapers, papersOf } from '../show/papers.js';
import type { Submission } from '../submission.js';
import { toSubmission } from '../to-submission.js';
import { type FormContext, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { spokenIn } from '../world.js';

/** A form is not handed over while a file of it is on its way: it may be lost, and nobody would know. */
export function awaitFiles({ world, session, form }: FormContext): Turn | undefined {
  const What = nameAwaited(world, papersOf(world, form));
  if (What === '') return undefined;
  const again = [
    {
      label: getProcedure(world, form).messages.submit ?? world.catalogue.labels.submit,
      payload: tap('submit'),
    },
  ];
  return sayOnly(
    { ...session, place: { at: 'summary' }, misses: 0 },
    saying('media.submitWaits', { What }, again),
  );
}

/** The confirming tap: hands the form over. The receipt comes back as an event; until then we only say so. */
export function submitForm(context: FormContext): Turn {
  const { world, session, form, at } = context;
  const waits = awaitFiles(context);
  if (waits) return waits;
  const submission = findSubmission(context);
  if (!submission || naturalPlace(world, form).at !== 'summary') {
    return showPlace({ ...session, place: naturalPlace(world, form), misses: 0 });
  }
  const papers = papersOf(world, form);
  const { submissionId, procedureName } = submission;
  const people = mayOffer(session, at) ? findToRemember(world, session, form) : [];
  const handedOver: Session = {
    ...session,
    form: null,
    pausedAt: null,
    place: people.length > 0 ? { at: 'remembering', people, back: 'menu' } : { at: 'menu' },
    recording: [...session.recording, { submissionId, procedureName }],
    misses: 0,
  };
  const said = line('submission.recording', {
    procedure: getProcedure(world, form).name,
    count: countPapers(papers),
    papers: namePapers(papers),
  });
  const turn =
    people.length > 0 ? showPlace(handedOver, said) : sayOnly(handedOver, saying(said.key, said.params));
  return withEffects(turn, { type: 'submit', submission });
}

/** The dossier is kept in the official language, whatever the talk was in. */
function findSubmission({ world, form, at }: FormContext): Submission | undefined {
  const official = spokenIn(world, OFFICIAL);
  const { consent } = form;
  return consent ? toSubmission(official, getProcedure(official, form), { ...form, consent }, at) : undefined;
}
