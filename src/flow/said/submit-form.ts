import { getProcedure, naturalPlace } from '../form.js';
import { OFFICIAL } from '../language.js';
import { toSubmission } from '../to-submission.js';
import { type FormContext, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { spokenIn } from '../world.js';

/** The confirming tap: hands the form over. The receipt comes back as an event; until then we only say so. */
export function submitForm(context: FormContext): Turn {
  const { world, session, form, at } = context;
  const procedure = getProcedure(world, form);
  // The dossier is kept in the official language, whatever the talk was in.
  const official = spokenIn(world, OFFICIAL);
  const submission =
    form.consent &&
    toSubmission(official, getProcedure(official, form), { ...form, consent: form.consent }, at);
  if (!submission || naturalPlace(world, form).at !== 'summary') {
    return showPlace({ ...session, place: naturalPlace(world, form), misses: 0 });
  }
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
  return withEffects(sayOnly(handedOver, saying('submission.recording', { procedure: procedure.name })), {
    type: 'submit',
    submission,
  });
}
