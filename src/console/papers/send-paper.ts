import type { Request } from 'express';
import { z } from 'zod';
import { isForCitizen, type PaperRef } from '../../documents/papers.js';
import type { ConsoleServices } from '../console-services.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { fill } from '../pages/console-words.js';
import { mayDo } from '../staff/permissions.js';
import { parsePaperId, toPaperId } from './paper-id.js';

const SendForm = z.object({ version: z.coerce.number().int().positive() });

/** How a paper may go to the citizen, as its preview says it; `obstacle` says why it cannot. */
export type SendingView = {
  /** below the office's address */
  action: string;
  version: number;
  text: string;
  window: string;
  obstacle?: string;
};

type Asked = { services: ConsoleServices; who: AtOffice; dossierId: string; ref: PaperRef; label: string };

/** What stands beside the preview of a paper that is written to the citizen; undefined for others, and for who may not act. */
export async function findSending(asked: Asked): Promise<SendingView | undefined> {
  const { services, who, dossierId, ref, label } = asked;
  const { desk, talks, pages } = services;
  if (!isForCitizen(ref) || !mayDo(who.staff.role, 'act')) return undefined;
  const [version, standing] = await Promise.all([
    desk.versionOf(who.office.id, dossierId),
    talks.standingOfDossier(who.office.id, dossierId),
  ]);
  if (version === undefined) return undefined;
  const action = `dossiers/${dossierId}/papers/${toPaperId(ref)}/send`;
  const here = { action, version, text: '', window: '' };
  const { paperSending, talks: spoken } = pages.words;
  if (!standing) return { ...here, obstacle: paperSending.nobody };
  if (standing.way === 'closed') return { ...here, obstacle: spoken.windows.closed };
  const text = await desk.previewMessage({
    ...toDeed(asked, version),
    details: { paper: label, file: SOME_FILE },
  });
  return { ...here, text: text ?? '', window: spoken.windows[standing.way] };
}

/** Stands for the file until there is one. */
const SOME_FILE = { fileId: '-', name: '-' };

const toDeed = ({ who, dossierId }: Pick<Asked, 'who' | 'dossierId'>, expectedVersion: number) => ({
  ...{ officeId: who.office.id, dossierId, by: who.staff.username, note: '', expectedVersion },
  action: 'sendPaper' as const,
});

/** Sends the citizen a paper of their dossier as a PDF, once, while the platform takes messages to them. */
export const sendPaper =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, sessions, talks } = services;
    const { words } = pages;
    const dossierId = String(req.params.dossierId);
    const asked = await readAsked(services, who, req);
    if (!asked) return sendMessagePage(pages, res, 'notFound');
    const office = `${req.baseUrl}/offices/${who.office.id}`;
    const say = async (text: string, back: string) => {
      await sessions.leaveNote(who.token, text);
      res.redirect(303, `${office}/${back}`);
    };
    const place = `dossiers/${dossierId}`;
    const standing = await talks.standingOfDossier(who.office.id, dossierId);
    if (standing?.way === 'closed') return say(words.talks.windows.closed, place);
    const { label, name, bytes } = asked.paper;
    const file = { name, contentType: 'application/pdf', bytes } as const;
    const deed = { ...toDeed({ who, dossierId }, asked.version), details: { paper: label }, file };
    const outcome = await services.desk.act(deed);
    if (outcome.kind === 'done') return say(fill(words.actions.sendPaper.done, { code: asked.code }), place);
    if (outcome.reason === 'notFound') return sendMessagePage(pages, res, 'notFound');
    await say(words.problems[outcome.reason], place);
  };

/** What the post names, and the paper itself; undefined when there is none such to be sent. */
async function readAsked({ papers }: ConsoleServices, { office }: AtOffice, req: Request) {
  const dossierId = String(req.params.dossierId);
  const form = SendForm.safeParse(req.body);
  const ref = parsePaperId(req.params.paper);
  if (!form.success || !ref) return undefined;
  const [paper, offered] = await Promise.all([
    papers.printForCitizen(office.id, dossierId, ref),
    papers.list(office.id, dossierId),
  ]);
  return paper && offered && { paper, code: offered.code, version: form.data.version };
}
