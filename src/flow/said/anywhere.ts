import { kindOf } from '../answers/index.js';
import { AskedTopic } from '../asked-topic.js';
import { findOffered } from '../catalogue.js';
import { getProcedure, naturalPlace } from '../form.js';
import { MenuGroup } from '../menu-group.js';
import { claimDraft } from '../on/on-draft.js';
import { draftDays } from '../on/on-return.js';
import { callPerson } from '../person/call-person.js';
import { backToAssistant } from '../person/on-person.js';
import type { Meaning } from '../read-meaning.js';
import { dayOf } from '../show/moments.js';
import { situationPlace } from '../situation.js';
import { type Context, keepSilent, line, saying, sayOnly, showPlace, type Turn } from '../turn.js';
import { answerTopic } from './ask.js';
import { chooseLanguage } from './choose-language.js';
import { judgeDraft } from './in-draft-result.js';
import { jump } from './jump.js';
import { askToLeave, isInForm, setAside } from './leaving.js';
import { refer } from './refer.js';
import { resume } from './resume.js';

/** Commands that mean the same wherever the conversation stands; undefined for everything else. */
export function anywhere(context: Context, meaning: Meaning): Turn | undefined {
  switch (meaning.do) {
    case 'greet':
      return showPlace(context.session, line('greeting.again'));
    case 'menu':
      return showPlace({ ...setAside(context.session), place: { at: 'menu', ...groupOf(meaning.key) } });
    case 'help':
      return help(context);
    case 'person':
      return callPerson(context);
    case 'simple':
    case 'usual':
      return isAnswerHere(context, meaning) ? undefined : readLittle(context, meaning.do === 'simple');
    case 'assistant':
      return backToAssistant(context, 'talk.back');
    case 'language':
      return chooseLanguage(context, meaning.key);
    case 'forget':
      return showPlace({ ...setAside(context.session), place: { at: 'forgetting' } });
    default:
      return aboutMatters(context, meaning);
  }
}

/** What the citizen wants to do: dossiers, appointments, procedures, the form that is open. */
function aboutMatters(context: Context, meaning: Meaning): Turn | undefined {
  switch (meaning.do) {
    case 'track':
      return keepSilent(context.session, { type: 'track', ...(meaning.key && { code: meaning.key }) });
    case 'rebook':
    case 'unbook':
      return askAppointments(context, meaning.do, meaning.key);
    case 'choose':
      return choose(context, meaning.key ?? '');
    case 'refer':
      return refer(context, meaning.key);
    case 'claim':
      return meaning.isNamed || !isInForm(context.session) ? claimDraft(context, meaning.key) : undefined;
    case 'pause':
      return pause(context);
    case 'stop':
      return isInForm(context.session) ? pause(context) : undefined;
    case 'resume':
      return resume(context, meaning.key);
    case 'cancel':
    case 'restart':
      return giveUp(context, meaning.do);
    case 'change':
      return change(context, meaning);
    case 'draftRight':
    case 'draftWrong':
      return judgeDraft(context, meaning);
    default:
      return askAbout(context, meaning);
  }
}

/** Questions about the office or a procedure; the button of a card names its procedure. */
function askAbout(context: Context, meaning: Meaning): Turn | undefined {
  const topic = AskedTopic.safeParse(meaning.do);
  if (!topic.success) return undefined;
  const named = 'key' in meaning && !meaning.typed ? meaning.key : undefined;
  return named === undefined ? answerTopic(context, topic.data) : tailor(context, named);
}

const pause = ({ world, session }: Context): Turn | undefined =>
  session.form ? showPlace(setAside(session), line('form.paused', draftDays(world))) : undefined;

/** Which of the citizen's appointments is meant is seen from the dossiers. */
const askAppointments = (
  { session }: Context,
  doing: 'rebook' | 'unbook',
  dossierId: string | undefined,
): Turn => keepSilent(session, { type: 'track', about: { doing, ...(dossierId && { dossierId }) } });

const readLittle = ({ session }: Context, simple: boolean): Turn =>
  showPlace({ ...session, simple, numbers: {}, misses: 0 }, line(simple ? 'simple.on' : 'simple.off'));

/** "Người già" is what a form about support may ask for. */
function isAnswerHere({ world, session, at }: Context, { text, typed }: Meaning): boolean {
  const { form, place } = session;
  if (!typed || !form || place.at !== 'question') return false;
  const question = getProcedure(world, form).questions.find(({ key }) => key === place.key);
  if (question?.answer.kind !== 'choice') return false;
  return kindOf(question.answer).parse({ text, at }, question.answer, world.domain).outcome === 'valid';
}

function help({ world, session }: Context): Turn {
  const { form, place } = session;
  const asked =
    form && place.at === 'question'
      ? getProcedure(world, form).questions.find((question) => question.key === place.key)
      : undefined;
  const example = asked ? [line('form.example', { example: asked.example })] : [];
  return showPlace(session, line('help'), ...example);
}

/** The card of a procedure; a form that is open waits meanwhile. */
function choose({ world, session, at }: Context, id: string): Turn {
  const procedure = findOffered(world.catalogue, id, dayOf(at));
  const aside = setAside(session);
  if (!procedure) return showPlace(aside, line('menu.notOffered'));
  return showPlace({ ...aside, misses: 0, place: { at: 'card', procedureId: procedure.id } });
}

/** The questions before the list of papers, from the button on a card. */
function tailor(context: Context, id: string): Turn {
  const { world, session, at } = context;
  const procedure = findOffered(world.catalogue, id, dayOf(at));
  const aside = setAside(session);
  if (!procedure) return showPlace(aside, line('menu.notOffered'));
  return showPlace({ ...aside, misses: 0, place: situationPlace(context, procedure, {}) });
}

function groupOf(key: string | undefined): { group?: MenuGroup } {
  const group = MenuGroup.safeParse(key);
  return group.success ? { group: group.data } : {};
}

/** Where "hủy" means something of the place itself. */
const OWN_CANCEL: ReadonlySet<string> = new Set([
  'supplement',
  'draftResult',
  'survey',
  'leaving',
  'appointment',
  'forgetting',
  'requesting',
  'withdrawing',
]);

function giveUp(context: Context, why: 'cancel' | 'restart'): Turn | undefined {
  const { session } = context;
  if (OWN_CANCEL.has(session.place.at)) return undefined;
  if (session.form) return askToLeave(context, why, session.form.procedureId);
  return why === 'cancel'
    ? sayOnly({ ...session, place: { at: 'menu' } }, nothingToCancel(context))
    : undefined;
}

const nothingToCancel = ({ world }: Context) =>
  saying('menu.nothingToCancel', {}, [{ label: world.catalogue.labels.menu, payload: '#menu' }]);

/** "sửa 4" from anywhere in the form; "sửa" alone asks for the number, or says how before there is a summary. */
function change(context: Context, { key }: { key?: string }): Turn | undefined {
  const { session, world } = context;
  const form = session.form;
  if (!form?.consent || !(isInForm(session) || session.place.at === 'menu')) return undefined;
  if (key !== undefined && key !== '?') return jump({ ...context, form }, key);
  if (naturalPlace(world, form).at !== 'summary' && session.place.at !== 'summary') {
    return isInForm(session) ? showPlace(session, line('form.howToChange')) : undefined;
  }
  return showPlace({ ...session, place: { at: 'changing' } });
}
