import type { Response } from 'express';
import { nameAmong } from '../../flow/named-question.js';
import type { ConsoleServices } from '../console-services.js';
import type { DeskAction, DossierFile } from '../dossier-desk.js';
import { findColleagues } from '../hand-over/find-colleagues.js';
import { type ActionView, type Suggestions, toActionView } from '../pages/deed-view.js';
import { toDossierView, type Unsent } from '../pages/dossier-view.js';
import { toProposalView } from '../pages/proposal-view.js';
import { mayDo } from '../staff/permissions.js';
import { detailsTyped } from './deed-form.js';
import { type AtOffice, toFrame } from './gate.js';
import { needsSignature } from './needs-signature.js';
import { prefillDeed } from './prefill-deed.js';
import { type TypedDeed, withDots } from './with-dots.js';

type Input = {
  services: ConsoleServices;
  who: AtOffice;
  file: DossierFile;
  res: Response;
  revealed?: readonly string[];
  /** what the last action did */
  note?: string;
  /** a form that was not carried out comes back with what was typed */
  unsent?: Unsent;
  status?: number;
};

/** The dossier page with the actions that state and role allow, each with the message that it would send. */
export async function sendDossierPage(input: Input): Promise<void> {
  const { services, who, file, res, revealed = [], note, unsent, status = 200 } = input;
  const { pages, warningText } = services;
  const [names, actions] = await Promise.all([services.staff.namesOf(usernamesIn(file)), toActions(input)]);
  const { role, username } = who.staff;
  const may = { reveal: mayDo(role, 'reveal'), act: mayDo(role, 'act') };
  const telling = { words: pages.words, nameOf: (name: string) => names.get(name) ?? name };
  const proposal = toProposalView(file, await decidingOf(input), telling);
  const facts = {
    file,
    names,
    actions,
    revealed,
    may,
    username,
    now: services.now(),
    ...(unsent && { unsent }),
    ...(proposal && { proposal }),
  };
  const view = toDossierView(facts, { words: pages.words, warningText });
  pages.send(res, 'dossier', { view, frame: toFrame(services, who, note), status });
}

const ELSEWHERE: ReadonlySet<DeskAction> = new Set(['claim', 'release', 'sendPaper']);

async function toActions({ services, who, file, unsent }: Input): Promise<ActionView[]> {
  if (!mayDo(who.staff.role, 'act')) return [];
  const colleagues = await findColleagues(services, who.office.id);
  const known = {
    ...suggestionsFor(services, file),
    colleagues: colleagues.filter(({ value }) => value !== file.assignee),
  };
  return Promise.all(
    file.actions
      // whose a dossier is is said at its head, papers are sent beside their preview
      .filter((action) => !ELSEWHERE.has(action))
      // there is one proposal at a time
      .filter((action) => !(file.proposal && needsSignature(who, action)))
      .map(async (action) => {
        const mine = unsent?.action === action ? unsent : undefined;
        const typed =
          mine?.typed ??
          prefillDeed(action, {
            ...{ file, office: who.office, words: services.pages.words, reasons: services.reasons },
          });
        const deed = { action, note: typed.note ?? '', details: detailsTyped(action, typed) };
        const preview = await previewOf({ services, who, file }, deed);
        const isReady = action === 'apologise' && file.isApologyReady && !unsent;
        const isProposed = needsSignature(who, action);
        const input = { action, typed, known, preview, isReady, isProposed, problem: mine };
        return toActionView(input, services.pages.words);
      }),
  );
}

/** Whether who is looking may sign what was proposed, and what the citizen would get by it. */
async function decidingOf({ services, who, file }: Input) {
  const { proposal, dossierId, version } = file;
  const { role, username } = who.staff;
  const maySign = mayDo(role, 'sign');
  if (!proposal) return { preview: '', maySign, isOwn: false };
  const { proposes: _proposes, ...details } = proposal.details;
  const { action, note } = proposal;
  const place = { officeId: who.office.id, dossierId, by: username, expectedVersion: version };
  const preview = (await services.desk.previewMessage({ ...place, action, note, details })) ?? '';
  return { preview, maySign, isOwn: who.office.secondSignature.twoPeople && proposal.by === username };
}

/** What a clerk is offered while typing: the form's own names, usual reasons, the law of the procedure. */
function suggestionsFor(
  { reasons, legalBasisOf }: ConsoleServices,
  { answers, procedureId, revision }: DossierFile,
): Suggestions {
  return {
    legalGround: [...legalBasisOf(procedureId, revision)],
    item: [...new Set(answers.map((answer) => nameAmong(answer, answers)))],
    reason: reasons.supplement.map(({ reason }) => reason),
    example: reasons.supplement.flatMap(({ example }) => example ?? []),
  };
}

/** The message that a deed would send; empty when it sends none. What the clerk has still to fill in shows as dots. */
export async function previewOf(
  {
    services,
    who,
    file,
  }: Pick<Input, 'services' | 'who'> & { file: Pick<DossierFile, 'dossierId' | 'version'> },
  deed: TypedDeed,
): Promise<string> {
  const place = { officeId: who.office.id, dossierId: file.dossierId };
  const by = { by: who.staff.username, expectedVersion: file.version };
  const filled = withDots(deed, services.now());
  return (await services.desk.previewMessage({ ...place, ...by, ...filled })) ?? '';
}

const usernamesIn = (file: DossierFile): string[] => [
  ...file.history.flatMap(({ by, details, proposedBy }) => [
    ...(proposedBy === undefined ? [] : [proposedBy]),
    ...(by.kind === 'staff' ? [by.username] : []),
    ...(details?.handTo === undefined ? [] : [details.handTo]),
  ]),
  ...file.supplements.map(({ askedBy }) => askedBy),
  ...[file.assignee, file.helpedBy, file.signedBefore].flatMap((username) => username ?? []),
];
