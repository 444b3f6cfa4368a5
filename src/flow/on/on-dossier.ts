import { channelModeFor } from '../channel-mode.js';
import type { DossierFacts, FlowEvent } from '../events.js';
import type { MoveDetails, SupplementItem } from '../move-details.js';
import { findByOfficialName, spokenName } from '../official-name.js';
import { tap } from '../read-meaning.js';
import { isFree } from '../said/leaving.js';
import { nextId, type OpenSupplement, type Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { dayOf, formatMoney } from '../show/moments.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn } from '../turn.js';
import type { World } from '../world.js';
import { paramsOf, waysOn } from './dossier-words.js';
import { isOpenState } from './on-appointments.js';
import { onDraftSent, withSettledDraft } from './on-draft-result.js';

type Moved = Extract<FlowEvent, { type: 'dossierMoved' }>;

/** The office moved a dossier: the citizen hears it at once, and a form that is open stays where it is. */
export function onDossierMoved(context: Context, { at, move, dossier, note, details }: Moved): Turn {
  const { session, world } = context;
  if (move === 'draftSent') return onDraftSent(context, { dossier, text: note ?? '', sentAt: at, details });
  if (move === 'supplementAsked')
    return askSupplement(context, dossier, { note, items: details?.items ?? [] });
  const procedure = findByOfficialName(world, dossier.procedureName, dayOf(dossier.receivedAt));
  const key = move === 'received' ? `moved.received.${channelModeFor(world, procedure)}` : `moved.${move}`;
  const settled = withoutRebooking(
    move === 'received'
      ? withoutRecording(session, dossier)
      : withSettledDraft(withoutSupplement(session, move, dossier), move, dossier),
    dossier,
  );
  const own = move === 'received' ? (procedure?.messages.received ?? '') : '';
  const isUnbooked = move === 'received' && dossier.appointment?.at === null;
  return sayOnly(settled, {
    ...saying(
      key,
      { ...paramsOf(world, dossier), ...detailsOf(world, details), note: note ?? '', own },
      waysOn(world, settled, dossier),
    ),
    ...(details?.file && { file: details.file.fileId }),
    ...(isUnbooked && { before: [line('appointment.stillToBook')] }),
  });
}

/** What is missing, thing by thing, and what else the clerk says of it. */
function toRequest(note = '', items: SupplementItem[] = []): string {
  const lines = items.map(({ item, reason, example }, index) => {
    const why = `${index + 1}. ${item}: ${reason}`;
    return example === undefined ? why : `${why}\n   → ${example}`;
  });
  return [...lines, ...(note === '' ? [] : [note])].join('\n');
}

function detailsOf({ catalogue: { labels } }: World, details: MoveDetails = {}): Record<string, string> {
  const { amountVnd, legalGround = '', receiptNumber = '', trackingCode = '', paper = '' } = details;
  return {
    ground: legalGround,
    receipt: receiptNumber,
    tracking: trackingCode,
    paper,
    amount: amountVnd === undefined ? '' : formatMoney(amountVnd, labels),
  };
}

/** Whatever was being done about its hour: the dossier has moved on. */
function withoutRebooking(session: Session, { dossierId }: DossierFacts): Session {
  const { place } = session;
  const isOpen = place.at === 'appointment' && place.of.dossierId === dossierId;
  return isOpen ? { ...session, slots: null, place: { at: 'menu' } } : session;
}

/** A request of which nothing has been answered yet. */
const toRequested = (
  { dossierId, code, procedureName }: DossierFacts,
  items: SupplementItem[],
  note: string,
): Omit<OpenSupplement, 'supplementId' | 'texts' | 'gathered'> => ({
  ...{ dossierId, code, procedureName, note, items },
  ...{ asking: 0, replies: [], closing: false },
});

/** Opens the request at once where nothing else is going on, else announces it with a button. */
function askSupplement(
  context: Context,
  dossier: DossierFacts,
  { note = '', items }: { note?: string | undefined; items: SupplementItem[] },
): Turn {
  const { session, world, at } = context;
  const known = session.supplements.find((one) => one.dossierId === dossier.dossierId);
  const open: OpenSupplement = {
    ...toRequested(dossier, items, note),
    supplementId: known?.supplementId ?? nextId(session, at),
    texts: known?.texts ?? [],
    gathered: known?.gathered ?? [],
  };
  const supplements = [...session.supplements.filter((one) => one !== known), open];
  const asked: Session = { ...session, supplements, counter: session.counter + (known ? 0 : 1) };
  const isHere = session.place.at === 'supplement' && session.place.supplementId === open.supplementId;
  if (isFree(session) || isHere) {
    return showPlace({ ...asked, misses: 0, place: { at: 'supplement', supplementId: open.supplementId } });
  }
  const taps = buttons(
    world,
    ['openSupplement', tap('resume', open.supplementId)],
    ['resume', tap('resume')],
  );
  return sayOnly(
    asked,
    saying(
      'supplement.announced',
      {
        code: dossier.code,
        procedure: spokenName(world, dossier.procedureName),
        note: toRequest(note, items),
      },
      taps,
    ),
  );
}

/** The receipt ends "đang ghi nhận". The dossier may bear the submission's id; else the oldest of that name is meant. */
function withoutRecording(session: Session, { dossierId, procedureName }: DossierFacts): Session {
  const found =
    session.recording.find((one) => one.submissionId === dossierId) ??
    session.recording.find((one) => one.procedureName === procedureName);
  return { ...session, recording: session.recording.filter((one) => one !== found) };
}

/** State 5 of the law: the citizen owes something. */
const OWING = 5;

/** A dossier that has gone on waits for no supplement any more; a payment or a paper meanwhile changes nothing. */
function withoutSupplement(
  session: Session,
  move: Moved['move'],
  { dossierId, state }: DossierFacts,
): Session {
  if (move === 'supplementReceived' || state === OWING) return session;
  const supplements = session.supplements.filter((one) => one.dossierId !== dossierId);
  const isOpen = session.place.at === 'supplement' && supplements.length < session.supplements.length;
  return { ...session, supplements, ...(isOpen && { place: { at: 'menu' as const } }) };
}

/** The answer to "tra cứu": the citizen's own dossiers, each with its state in words. */
export function onDossiersFound(
  { world, session }: Context,
  dossiers: DossierFacts[],
  askedCode?: string,
): Turn {
  if (dossiers.length === 0) {
    const key = askedCode === undefined ? 'tracking.none' : 'tracking.unknownCode';
    return sayOnly(session, saying(key, { code: askedCode ?? '' }, waysOn(world, session)));
  }
  const shown = dossiers.slice(0, MOST_DOSSIERS).flatMap((dossier) => {
    const state = dossier.state >= 1 && dossier.state <= 10 ? dossier.state : 1;
    const params = paramsOf(world, dossier);
    const isExpected = params.appointment !== '' && isOpenState(state);
    return [
      line(`tracking.state.${state}`, params),
      ...(dossier.draftBy === undefined ? [] : [line('tracking.draft', params)]),
      ...(isExpected ? [line('tracking.appointment', params)] : []),
    ];
  });
  const rest = dossiers.length - Math.min(dossiers.length, MOST_DOSSIERS);
  const more = rest > 0 ? [line('tracking.more', { rest })] : [];
  return sayOnly(session, {
    ...saying('tracking.found', { count: dossiers.length }, waysOn(world, session, ...dossiers)),
    before: [...shown, ...more],
  });
}

const MOST_DOSSIERS = 5;
