import type { Response } from 'express';
import type { OpenDraft } from '../../assisted/assisted-desk.js';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, toFrame } from '../http/gate.js';
import { mayDo } from '../staff/permissions.js';
import { toDraftView } from './draft-view.js';

type Input = {
  services: ConsoleServices;
  who: AtOffice;
  draft: OpenDraft;
  res: Response;
  part?: 'whole' | 'live';
  section?: number | undefined;
  strict?: ReadonlySet<string>;
  problem?: string;
  note?: string | undefined;
  status?: number;
};

const NONE: ReadonlySet<string> = new Set();

/** The page of one draft, or only the part that changes while it is filled in. */
export async function sendDraftPage(input: Input): Promise<void> {
  const { services, who, draft, res, part = 'whole', section, note, status = 200 } = input;
  const { pages, staff, assisted } = services;
  const { username } = draft.helper;
  const isOwn = username === who.staff.username;
  const names = isOwn ? new Map<string, string>() : await staff.namesOf([username]);
  const view = toDraftView({
    world: assisted.worldOf(who.office.id),
    draft,
    hours: await assisted.desk.freeHours(draft),
    section,
    strict: input.strict ?? NONE,
    problem: input.problem ?? '',
    holder: isOwn ? '' : (names.get(username) ?? username),
    mayTakeOver: !isOwn && mayDo(who.staff.role, 'act'),
    say: (line) => assisted.say(who.office.id, line),
  });
  const template = part === 'whole' ? 'assisted-draft' : 'partials/assisted-section';
  pages.send(res, template, { view, frame: toFrame(services, who, note), status });
}
