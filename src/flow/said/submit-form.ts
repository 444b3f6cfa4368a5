import { getProcedure, naturalPlace } from '../form.js';
import { OFFICIAL } from '../language.js';
import { tap } from '../read-meaning.js';
import { countPapers, nameAwaited, namePapers, papersOf } from '../show/papers.js';
import { toSubmission } from '../to-submission.js';
import { type FormContext, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
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
  const procedure = getProcedure(world, form);
  // The dossier is kept in the official language, whatever the talk was in.
  const official = spokenIn(world, OFFICIAL);
  const submission =
    form.consent &&
    toSubmission(official, getProcedure(official, form), { ...form, consent: form.consent }, at);
  if (!submission || naturalPlace(world, form).at !== 'summary') {
    return showPlace({ ...session, place: naturalPlace(world, form), misses: 0 });
  }
  const papers = papersOf(world, form);
  const recording = [
    ...session.recording,
    { submissionId: form.formId, procedureName: submission.procedureName },
  ];
  const handedOver = {
    ...session,
    form: null,
    pausedAt: null,
    place: { at: 'menu' as const },
    recording,
    misses: 0,
  };
  return withEffects(
    sayOnly(
      handedOver,
      saying('submission.recording', {
        procedure: procedure.name,
        count: countPapers(papers),
        papers: namePapers(papers),
      }),
    ),
    {
      type: 'submit',
      submission,
    },
  );
}
