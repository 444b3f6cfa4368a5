import { dropForm, getProcedure, naturalPlace, routeOf } from '../form.js';
import { usePerson } from '../memory/use-person.js';
import type { Meaning } from '../read-meaning.js';
import { tap } from '../read-meaning.js';
import { asked } from '../route.js';
import { findStopRule } from '../rules.js';
import { buttons } from '../show/buttons.js';
import { type FormContext, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { calm } from './alarm.js';
import { inCardCheck } from './in-card-check.js';
import { inQuestion } from './in-question.js';
import { jump } from './jump.js';
import { inLeaving } from './leaving.js';
import { miss } from './miss.js';
import { awaitFiles, submitForm } from './submit-form.js';

/** Inside a form, whatever lies on the table. */
export function inForm(context: FormContext, meaning: Meaning): Turn {
  const { place } = context.session;
  switch (place.at) {
    case 'consent':
      return inConsent(context, meaning);
    case 'question':
      return meaning.do === 'usePerson'
        ? usePerson(context, place.key, meaning.key ?? '')
        : inQuestion(context, meaning, place);
    case 'cardCheck':
      return inCardCheck(context, meaning, place);
    case 'stopped':
      return inStopped(context, meaning, place.ruleId);
    case 'summary':
    case 'changing':
      return inSummary(context, meaning);
    case 'declaration':
      return inDeclaration(context, meaning);
    case 'leaving':
      return inLeaving(context, meaning, place);
    default:
      return showPlace({ ...context.session, place: { at: 'menu' } });
  }
}

/** Whether a tap belongs to this notice; typed words always do. */
const isAbout = (meaning: Meaning, what: string): boolean =>
  meaning.typed || ('key' in meaning && meaning.key === what);

function inConsent(context: FormContext, meaning: Meaning): Turn {
  const { world, session, form, at } = context;
  if (meaning.do === 'yes' && isAbout(meaning, 'dulieu')) {
    const consent = { textVersion: world.catalogue.consentVersion, at };
    const before = session.place.at === 'consent' ? (session.place.situation ?? {}) : {};
    const agreed = { ...form, answers: { ...form.answers, ...before }, consent, touchedAt: at };
    const count = Object.keys(before).length;
    return showPlace(
      { ...session, form: agreed, place: naturalPlace(world, agreed), misses: 0 },
      line('consent.thanks'),
      ...(count > 0 ? [line('situation.taken', { count })] : []),
    );
  }
  if ((meaning.do === 'no' && isAbout(meaning, 'dulieu')) || meaning.do === 'back') {
    const dropped = dropForm(world, session);
    const refused = saying('consent.refused', {}, buttons(world, ['menu', tap('menu')]));
    return withEffects(sayOnly(dropped.session, refused), ...dropped.effects);
  }
  return pressButton(context, meaning, 'consent.pressButton');
}

function inStopped(context: FormContext, meaning: Meaning, ruleId: string): Turn {
  const rule = findStopRule(getProcedure(context.world, context.form), ruleId);
  if (rule && meaning.do === 'back') return jump(context, rule.change);
  return pressButton(context, meaning, 'form.pressButton');
}

function inSummary(context: FormContext, meaning: Meaning): Turn {
  const { world, session, form } = context;
  const number = meaning.do === 'words' ? /^\d{1,3}$/.exec(meaning.text)?.[0] : undefined;
  if (number !== undefined) return jump(context, number);
  if (meaning.do === 'submit' || (meaning.do === 'yes' && meaning.typed)) {
    const waits = awaitFiles(context);
    if (waits) return waits;
    return showPlace({
      ...session,
      place: naturalPlace(world, form).at === 'summary' ? { at: 'declaration' } : naturalPlace(world, form),
      misses: 0,
    });
  }
  if (meaning.do === 'no' && isAbout(meaning, 'sua'))
    return showPlace({ ...session, place: { at: 'summary' }, misses: 0 });
  if (meaning.do === 'back') return jump(context, asked(routeOf(world, form)).at(-1)?.question.key ?? '');
  return pressButton(context, meaning, 'summary.pressButton');
}

function inDeclaration(context: FormContext, meaning: Meaning): Turn {
  const { session } = context;
  if ((meaning.do === 'yes' && isAbout(meaning, 'camdoan')) || (meaning.do === 'submit' && meaning.typed)) {
    return submitForm(context);
  }
  if ((meaning.do === 'no' && isAbout(meaning, 'camdoan')) || meaning.do === 'back') {
    return showPlace({ ...session, place: { at: 'summary' }, misses: 0 });
  }
  return pressButton(context, meaning, 'declaration.pressButton');
}

/** Where only buttons help: says which, or that a button belonged to an earlier message. */
function pressButton(context: FormContext, meaning: Meaning, key: string): Turn {
  if (!meaning.typed) return showPlace(context.session, line('staleTap'));
  return calm(context, meaning.text) ?? miss(context, line(key));
}
