import type { DraftContent } from '../../src/assisted/assisted-draft.js';
import { confirmField, fillField } from '../../src/assisted/fill-draft.js';
import type { FlowEffect } from '../../src/flow/effects.js';
import { FlowEvent } from '../../src/flow/events.js';
import { beginForm, routeOf } from '../../src/flow/form.js';
import { asked, findOpen } from '../../src/flow/route.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { World } from '../../src/flow/world.js';
import { parseCardText } from '../../src/identity/card-text.js';
import type { IdentityCard } from '../../src/identity/identity-card.js';
import { renderSaying } from '../../src/wording/render.js';
import { freshSession, MORNING, templates, world as usual } from './universe.js';

/**
 * Replays the input lines of a transcript (`>` citizen, `=` event, `@` time, `%` mode, `#` remark) and writes what came
 * of each (`<` bot, `!` effect). Between any two lines the session goes through JSON, as it does in the database.
 */
export function replay(transcript: string): string {
  const start = { world: usual, session: freshSession() };
  const out = play(transcript, start).flatMap(({ line, effects, office }) => [
    line,
    ...effects.flatMap((effect) => toLines(office, effect)),
  ]);
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

type Start = { world: World; session: Session };
type Played = Happened & { line: string; office: World['office'] };
type Happened = { event?: FlowEvent; effects: FlowEffect[] };

/** Plays the input lines; what came of each stands beside it. */
export function play(transcript: string, start: Start): Played[] {
  const lines = transcript.split('\n').filter((line) => /^([>=@%#]|$)/.test(line));
  const run: Run = { ...start, at: MORNING, buttons: [], procedureName: FIRST };
  return lines.map((line) => ({ line, ...playLine(run, line), office: run.world.office }));
}

function playLine(run: Run, line: string): Happened {
  if (line.startsWith('@ ')) run.at = toTime(line.slice(2));
  if (line.startsWith('% ')) run.world = withMode(run.world, line.slice(2));
  if (!/^[>=] /.test(line)) return { effects: [] };
  run.at += 1000;
  const event = FlowEvent.parse(
    line.startsWith('>') ? said(run, line.slice(2)) : toEvent(run, line.slice(2)),
  );
  const [next, effects] = step(run.world, run.session, event);
  run.session = Session.parse(JSON.parse(JSON.stringify(next)));
  // a real chat keeps every button ever shown; so do we, the newest wins
  const sayings = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
  run.buttons.push(...sayings.flatMap(({ buttons }) => buttons));
  for (const effect of effects)
    if (effect.type === 'submit') run.procedureName = effect.submission.procedureName;
  return { event, effects };
}

type Button = { label: string; payload: string };
/** `procedureName`: of the dossier that events are about, the one submitted last. */
type Run = Start & { at: number; buttons: Button[]; procedureName: string };

const FIRST = 'Cấp Giấy xác nhận tình trạng hôn nhân';

const withMode = (world: World, mode: string): World => ({
  ...world,
  office: { ...world.office, channelMode: mode === 'PRE_DECLARATION' ? mode : 'DIRECT_INTAKE' },
});

/** `2026-11-23 09:00` in Vietnam. */
const toTime = (text: string): number => Date.parse(`${text.trim().replace(' ', 'T')}:00+07:00`);

/** `> [Nộp hồ sơ]` presses a button that lies there; everything else is typed. */
function said({ at, buttons }: Run, text: string): unknown {
  const label = /^\[(.*)\]$/.exec(text)?.[1];
  if (label === undefined) return { type: 'said', at, text };
  // the made-up language of the tests writes official labels in brackets
  const button = buttons.findLast((one) => one.label.replaceAll(/[⟦⟧]/g, '') === label);
  if (!button) throw new Error(`no button "${label}" among ${buttons.map((one) => one.label).join(', ')}`);
  return { type: 'said', at, text: button.payload };
}

function toEvent({ at, session, procedureName }: Run, line: string): unknown {
  const [name = '', first = '', ...rest] = line.split(' ');
  const ids = [first, ...rest].filter(Boolean);
  const note = rest.join(' ');
  const talkId = session.talk?.talkId ?? 'none';
  switch (name) {
    case 'photo':
      return {
        type: 'sentMedia',
        at,
        items: ids.map((mediaId) => ({ mediaId, kind: 'photo', url: `https://x/${mediaId}` })),
      };
    case 'file':
      return {
        type: 'sentMedia',
        at,
        items: [{ mediaId: first, kind: 'file', url: `https://x/${first}`, name: note }],
      };
    case 'quoted':
      return { type: 'said', at, text: `${first} ${note}`.trim(), ...NOTICE };
    case 'quotedPhoto':
      return {
        ...{ type: 'sentMedia', at, ...NOTICE, ...(note && { caption: note }) },
        items: [{ mediaId: first, kind: 'photo', url: `https://x/${first}` }],
      };
    case 'stored':
      return { type: 'mediaStored', at, mediaId: first, ...(rest.length > 0 && { flaws: rest }) };
    case 'late':
      return { type: 'mediaDelayed', at, mediaId: first };
    case 'refused':
      return { type: 'mediaRefused', at, mediaId: first, reason: rest[0] };
    case 'cardRead':
      return { type: 'cardRead', at, mediaId: first, card: cardOf(note) };
    case 'cardUnread':
      return { type: 'cardUnread', at, mediaId: first, reason: rest[0] };
    case 'other':
      return { type: 'sentOther', at, what: first, ...(note && { phone: note }) };
    case 'replied':
      return {
        type: 'personReplied',
        at,
        talkId,
        replyId: `r${at}`,
        name: 'Trần Thị Mai',
        text: `${first} ${note}`,
      };
    case 'wrote':
      return {
        type: 'personReplied',
        at,
        talkId: `clerk-r${at}`,
        replyId: `r${at}`,
        name: 'Trần Thị Mai',
        text: note,
        about: first,
      };
    case 'left':
      return { type: 'personLeft', at, talkId, why: first };
    case 'shared':
      return { type: 'sharedInfo', at, info: { [first]: note } };
    case 'silent':
      return { type: 'fellSilent', at, reminderId: first || (session.reminder?.reminderId ?? 'none') };
    case 'moved':
      return {
        type: 'dossierMoved',
        at,
        move: first,
        dossier: dossier(at, procedureName),
        ...(note && { note }),
      };
    case 'asked':
      return {
        type: 'dossierMoved',
        at,
        move: 'supplementAsked',
        dossier: dossier(at, procedureName),
        details: {
          items: [first, ...rest]
            .join(' ')
            .split(' | ')
            .map((one) => ({ item: one, reason: 'Khai khác với giấy tờ' })),
        },
      };
    case 'remember':
      return {
        type: 'reminderDue',
        at,
        kind: first,
        dossier: remembered(at, first, procedureName),
        ref: `dossier-1-${first}`,
      };
    case 'draftResult':
      return {
        type: 'dossierMoved',
        at,
        move: 'draftSent',
        dossier: dossier(at, procedureName),
        note: `${first} ${note}`,
        details: { answerBy: at + 8 * 3_600_000 },
      };
    case 'receipt':
      return {
        type: 'dossierMoved',
        at,
        move: 'received',
        dossier: { ...dossier(at, procedureName), ...promised(first) },
      };
    case 'slots':
      return { type: 'slotsFound', at, holder: session.slots?.for ?? holderOf(session), busy: toBusy(ids) };
    case 'held':
      return { type: 'slotHeld', at, ...wantedOf(session), until: at + HOLD_MS };
    case 'taken':
      return { type: 'slotTaken', at, ...wantedOf(session), busy: toBusy(ids) };
    case 'booked':
      return { type: 'dossierMoved', at, move: first, dossier: booked(at, session, rest[0]) };
    case 'appointments':
      return {
        type: 'dossiersFound',
        at,
        dossiers: rest[0] === 'none' ? [] : [booked(at, session, rest[0])],
        about: { doing: first },
      };
    case 'draft':
      return first === 'none'
        ? { type: 'draftNotFound', at }
        : { type: 'draftFound', at, draft: handed(session, JSON.parse(note || '{}'), first, at) };
    case 'found':
      return {
        type: 'dossiersFound',
        at,
        dossiers: first === 'none' ? [] : [dossier(at, procedureName)],
        ...(note && { askedCode: note }),
      };
    case 'ownData':
      return {
        type: 'ownDataFound',
        at,
        file: 'data-1',
        dossiers: first && first !== '-' ? [dossier(at, procedureName)] : [],
        waiting: [],
        ...(rest.length > 0 && { talk: Number(rest[0]), notices: Number(rest[1]) }),
      };
    case 'request':
      return {
        type: 'dataRequestMoved',
        at,
        move: first,
        kind: rest[0],
        dueAt: toTime('2026-12-03 17:00'),
        ...(rest.length > 1 && { note: rest.slice(1).join(' ') }),
      };
    default:
      return { type: name, at };
  }
}

/** What is answered by quoting it. */
const NOTICE = { quotes: 'notice-1', toNotice: true };

/** The card behind the text of its QR code. */
function cardOf(text: string): IdentityCard {
  const reading = parseCardText(text);
  if (!('card' in reading)) throw new Error(`no card: ${reading.problem}`);
  return reading.card;
}

/** A form from the counter; what it was filled in with are the examples of its questions, but for the answers given. */
function handed(session: Session, over: Record<string, string>, procedureId: string, at: number) {
  const { catalogue } = usual;
  const procedure = catalogue.procedures.find(({ id }) => id === procedureId);
  const begun = procedure && beginForm(session, procedure, at).form;
  if (!begun) throw new Error(`no procedure ${procedureId}`);
  const consent = { textVersion: catalogue.consentVersion, at };
  let content: DraftContent = { form: { ...begun, consent }, unsettled: {} };
  for (let turn = 0; turn < MOST_FIELDS; turn += 1) {
    const open = findOpen(asked(routeOf(usual, content.form)))?.question;
    if (!open) break;
    const text = over[open.key] ?? (open.required ? open.example : '');
    content = fillField({ world: usual, content, at }, open.key, { text, isLast: true });
    content = confirmField({ world: usual, content, at }, open.key);
  }
  const assistedBy = { username: 'dao', role: 'volunteer' };
  const { revision, answers } = content.form;
  const formId = `draft-${procedureId}`;
  return { formId, procedureId, revision, answers, consent, assistedBy, hourUntil: at };
}

const MOST_FIELDS = 80;

const dossier = (at: number, procedureName: string) => ({
  dossierId: 'dossier-1',
  code: '000.00.01.H53-261123-0001',
  procedureName,
  state: 4,
  receivedAt: at,
  dueAt: toTime('2026-11-27 17:00'),
  feeVnd: null,
});

/** The dossier as it stands when something about it is to be remembered. */
const remembered = (at: number, kind: string, procedureName: string) => ({
  ...dossier(at, procedureName),
  ...(kind === 'appointment' && {
    appointment: { desk: 'marriage', at: toTime('2026-11-25 08:30'), minutes: 30 },
  }),
  ...(kind === 'result' && { state: 9 }),
  ...(kind === 'survey' && { state: 10 }),
});

/** What an office promises at once for a procedure that names no time of its own. */
function promised(procedureId: string) {
  const procedure = usual.catalogue.procedures.find(({ id }) => id === procedureId);
  if (!procedure) throw new Error(`no procedure ${procedureId}`);
  return { procedureName: procedure.name, dueAt: null, feeVnd: 0, state: 1 };
}

/** The hour is for the open form, or for the dossier on the table. */
const holderOf = ({ form, place }: Session): string =>
  place.at === 'appointment' ? place.of.dossierId : (form?.formId ?? 'nobody');

const wantedOf = (session: Session) => ({ holder: holderOf(session), slotAt: session.slots?.wanted ?? 0 });

const HOLD_MS = 30 * 60_000;

/** `2026-11-26T08:30`: both places of that hour are taken. */
const toBusy = (hours: string[]) =>
  hours.map((hour) => ({ at: toTime(hour.replace('T', ' ')), minutes: 30, places: 2 }));

/** The dossier of the form handed over last, or else of a certification, with an hour or with none (`-`). */
const booked = (at: number, { recording }: Session, hour = '-') => ({
  ...dossier(at, recording.at(-1)?.procedureName ?? CERTIFICATION),
  state: 1,
  feeVnd: null,
  dueAt: null,
  appointment: {
    desk: recording.at(-1)?.procedureName === MARRIAGE ? 'marriage' : 'certification',
    at: hour === '-' ? null : toTime(hour.replace('T', ' ')),
    minutes: 30,
  },
});

const MARRIAGE = 'Đăng ký kết hôn';
const CERTIFICATION = 'Chứng thực bản sao từ bản chính giấy tờ, văn bản';

function toLines(office: World['office'], effect: FlowEffect): string[] {
  if (effect.type !== 'reply') return effectLines(effect);
  return effect.sayings.flatMap((saying) => {
    return renderSaying(templates, office, { saying, language: effect.language }).flatMap(
      ({ text, buttons, file }) => [
        ...(file === undefined ? text : `(tệp ${file})`).split('\n').map((line) => `< ${line}`.trimEnd()),
        ...(buttons.length > 0 ? [`< ${buttons.map(({ label }) => `[${label}]`).join(' ')}`] : []),
      ],
    );
  });
}

function effectLines(effect: Exclude<FlowEffect, { type: 'reply' }>): string[] {
  switch (effect.type) {
    case 'submit': {
      const { answers, applicant, copies, delivery, mediaIds, submissionId, appointment } = effect.submission;
      return [
        `! submit ${submissionId}`,
        `!   ${JSON.stringify({ applicant, copies, delivery, mediaIds, appointment })}`,
        ...answers.map(
          ({ key, shown, warnings }) =>
            `!   ${key}: ${shown.replaceAll('\n', ' ⏎ ')}${warnings.map((one) => ` (${one})`).join('')}`,
        ),
      ];
    }
    case 'countForm': {
      const { end, stoppedAt } = effect.form;
      return [`! countForm ${end}${stoppedAt === null ? '' : ` at ${stoppedAt}`}`];
    }
    case 'remind':
      return [`! remind ${effect.reminder ? inVietnam(effect.reminder.dueAt) : 'never'}`];
    case 'supplement':
    case 'answerDraft':
    case 'fetchMedia':
    case 'dropMedia':
    case 'track':
    case 'claimDraft':
    case 'findSlots':
    case 'holdSlot':
    case 'releaseSlot':
    case 'moveAppointment':
    case 'callPerson':
    case 'passOn':
    case 'leavePerson':
    case 'forget':
    case 'findNotices':
    case 'quoted':
    case 'answerNotice':
    case 'recordSurvey':
    case 'dataRequest': {
      const { type, ...rest } = effect;
      return [`! ${type} ${JSON.stringify(rest)}`];
    }
  }
}

const inVietnam = (at: number): string =>
  new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
