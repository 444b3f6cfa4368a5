import type { DossierMove } from '../dossier-move.js';
import { awayFromDraft, openDraft, refOf, withoutDraft } from '../draft-result.js';
import type { DossierFacts } from '../events.js';
import type { DetailFile, MoveDetails } from '../move-details.js';
import { tap } from '../read-meaning.js';
import { isFree } from '../said/leaving.js';
import type { DraftResult, Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { draftParams, showDraftResult } from '../show/show-draft-result.js';
import { type Context, saying, sayOnly, type Turn } from '../turn.js';
import type { World } from '../world.js';

type Sent = { dossier: DossierFacts; text: string; sentAt: number; details?: MoveDetails | undefined };

/** A draft of the result: on the table at once where nothing else is going on, else told with its buttons. */
export function onDraftSent(context: Context, { dossier, text, sentAt, details }: Sent): Turn {
  const { session, world } = context;
  const { dossierId, code, procedureName } = dossier;
  const { answerBy = sentAt, file } = details ?? {};
  const draft: DraftResult = {
    ...{ dossierId, code, procedureName, sentAt, text, answerBy },
    ...(file && { file: file.name }),
    settled: false,
  };
  const before = withoutDraft(session, dossier);
  const after = { ...before, draftResults: [...before.draftResults, draft] };
  if (isFree(after)) return withFile(world, openDraft({ ...context, session: after }, draft), file);
  const taps = buttons(
    world,
    ['draftRight', tap('draftRight', refOf(draft))],
    ['draftWrong', tap('draftWrong', refOf(draft))],
    ['resume', tap('resume')],
  );
  const announced = saying('draftResult.announced', draftParams(world, draft), taps);
  return sayOnly(after, { ...announced, ...(file && { file: file.fileId }) });
}

/** The draft on the table with its file behind it; opened again later, it is words and the name of the file. */
function withFile(world: World, turn: Turn, file: DetailFile | undefined): Turn {
  const { place } = turn.session;
  const shown = place.at === 'draftResult' ? showDraftResult(world, turn.session, place) : undefined;
  return file && shown ? { ...turn, show: { ...shown, file: file.fileId } } : turn;
}

/** Agreed, or too late to object. */
const SETTLES: ReadonlySet<DossierMove> = new Set(['draftConfirmed', 'draftLapsed', 'finished']);
/** Nothing about this draft can be mended any more, or it will be replaced. */
const ENDS: ReadonlySet<DossierMove> = new Set([
  'draftDisputed',
  'reopened',
  'returned',
  'refused',
  'stopped',
  'withdrawn',
]);

/** The drafts of a dossier after it has moved on. */
export function withSettledDraft(session: Session, move: DossierMove, dossier: DossierFacts): Session {
  if (ENDS.has(move)) return withoutDraft(session, dossier);
  if (!SETTLES.has(move)) return session;
  const draftResults = session.draftResults.map((one) =>
    one.dossierId === dossier.dossierId ? { ...one, settled: true } : one,
  );
  const { place } = session;
  // whoever is writing what is wrong goes on; it is sent as what it then is, too late
  const isWriting = place.at === 'draftResult' && place.writing;
  return isWriting ? { ...session, draftResults } : awayFromDraft({ ...session, draftResults }, dossier);
}
