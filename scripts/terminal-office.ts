import type { FlowEffect } from '../src/flow/effects.js';
import type { DossierFacts, FlowEvent } from '../src/flow/events.js';
import type { Submission } from '../src/flow/submission.js';
import { parseCardText } from '../src/identity/card-text.js';
import { readSamples } from './card-photos/samples.js';

/** Every photo of an identity card shows the first of the made-up ones. */
function readCard(mediaId: string, at: number): FlowEvent {
  const reading = parseCardText(readSamples()[0]?.text ?? '');
  return 'card' in reading
    ? { type: 'cardRead', at, mediaId, card: reading.card }
    : { type: 'cardUnread', at, mediaId, reason: reading.problem };
}

/** An office at the other end of the terminal: takes every file and form on the spot, and has every hour free. */
export function createTerminalOffice(): (effect: FlowEffect, at: number) => FlowEvent[] {
  let dossiers: DossierFacts[] = [];

  function file(submission: Submission, at: number): FlowEvent[] {
    const dossier: DossierFacts = {
      dossierId: submission.submissionId,
      code: `000.00.01.H53-000000-${String(dossiers.length + 1).padStart(4, '0')}`,
      procedureName: submission.procedureName,
      state: 1,
      receivedAt: at,
      dueAt: null,
      feeVnd: submission.feeVnd,
      ...(submission.appointment && { appointment: submission.appointment }),
    };
    dossiers = [dossier, ...dossiers];
    return [{ type: 'dossierMoved', at, move: 'received', dossier }];
  }

  function moveAppointment(dossierId: string, slotAt: number | null, at: number): FlowEvent[] {
    const known = dossiers.find((one) => one.dossierId === dossierId);
    if (!known?.appointment) return [];
    const dossier = { ...known, appointment: { ...known.appointment, at: slotAt } };
    dossiers = dossiers.map((one) => (one === known ? dossier : one));
    const move = slotAt === null ? 'appointmentCancelled' : 'appointmentMoved';
    return [{ type: 'dossierMoved', at, move, dossier }];
  }

  return (effect, at) => {
    switch (effect.type) {
      case 'fetchMedia':
        return [
          effect.purpose === 'card'
            ? readCard(effect.mediaId, at)
            : { type: 'mediaStored', at, mediaId: effect.mediaId },
        ];
      case 'submit':
        return file(effect.submission, at);
      case 'track': {
        const about = effect.about ? { about: effect.about } : {};
        return [{ type: 'dossiersFound', at, dossiers, ...about }];
      }
      case 'findSlots':
        return [{ type: 'slotsFound', at, holder: effect.holder, busy: [] }];
      case 'holdSlot': {
        const { holder, slotAt, until } = effect;
        return [{ type: 'slotHeld', at, holder, slotAt, until }];
      }
      case 'moveAppointment':
        return moveAppointment(effect.dossierId, effect.slotAt, at);
      default:
        return [];
    }
  };
}
