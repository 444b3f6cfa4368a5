import type { Response } from 'express';
import type { Office } from '../../offices/office.js';
import type { ConsoleServices } from '../console-services.js';
import type { DeskAction, DossierFile } from '../dossier-desk.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { type ActionView, toDossierView, type Unsent } from '../pages/dossier-view.js';
import { mayDo } from '../staff/permissions.js';
import { type AtOffice, toFrame } from './gate.js';

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
  const mayReveal = mayDo(who.staff.role, 'reveal');
  const facts = { file, names, actions, revealed, mayReveal, now: services.now(), ...(unsent && { unsent }) };
  const view = toDossierView(facts, { words: pages.words, warningText });
  pages.send(res, 'dossier', { view, frame: toFrame(services, who, note), status });
}

function toActions({ services, who, file, unsent }: Input): Promise<ActionView[]> {
  if (!mayDo(who.staff.role, 'act')) return Promise.resolve([]);
  const { words } = services.pages;
  return Promise.all(
    file.actions.map(async (action) => {
      const mine = unsent?.action === action ? unsent : undefined;
      const typed = mine?.note ?? prefill(words.prefill[action], who.office, file.delivery);
      const preview = await previewOf({ services, who, file }, action, typed);
      const open = mine !== undefined;
      return { action, ...words.actions[action], typed, preview, open, problem: mine?.problem };
    }),
  );
}

/** The citizen's message; a place that the clerk has still to fill shows as dots. */
export async function previewOf(
  {
    services,
    who,
    file,
  }: Pick<Input, 'services' | 'who'> & { file: Pick<DossierFile, 'dossierId' | 'version'> },
  action: DeskAction,
  note: string,
): Promise<string> {
  const wantsNote = services.pages.words.actions[action].note !== '';
  const words = note.trim() === '' && wantsNote ? '…' : note.trim();
  const place = { officeId: who.office.id, dossierId: file.dossierId };
  const deed = { ...place, action, note: words, by: who.staff.username, expectedVersion: file.version };
  return (await services.desk.previewMessage(deed)) ?? '';
}

type Prefill = NonNullable<ConsoleWords['prefill'][DeskAction]>;

const prefill = (words: Prefill | undefined, office: Office, delivery = 'usual'): string =>
  fill(words?.[delivery] ?? words?.usual ?? '', {
    centre: office.centreName,
    address: office.address,
    hours: office.hoursText,
  });

const usernamesIn = (file: DossierFile): string[] => [
  ...file.history.flatMap(({ by }) => (by.kind === 'staff' ? [by.username] : [])),
  ...file.supplements.map(({ askedBy }) => askedBy),
];
