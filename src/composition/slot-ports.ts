import { findSlots, holdSlot, type SlotDeps } from '../appointments/serve-slots.js';
import { moveAppointment } from '../dossiers/move-appointment.js';
import type { EffectPorts } from '../inbox/carry-out.js';
import type { createDossierDeps } from './dossier-deps.js';

type SlotPorts = Pick<EffectPorts, 'findSlots' | 'holdSlot' | 'releaseSlot' | 'moveAppointment'>;

/** What the engine's effects on hours do, on the real stores. */
export function createSlotPorts(
  deps: ReturnType<typeof createDossierDeps>,
  track: EffectPorts['track'],
): SlotPorts {
  const { places, announcer, now } = deps;
  const slotDeps: SlotDeps = { ...deps, rulesOf: (officeId) => deps.getOffice(officeId).appointments };
  return {
    findSlots: (conversation, eventId, asked) => findSlots(slotDeps, { ...conversation, eventId }, asked),
    holdSlot: (conversation, eventId, wish) => holdSlot(slotDeps, { ...conversation, eventId }, wish),
    releaseSlot: (holder) => places.giveBack(holder, { but: null, booked: false }),
    async moveAppointment(conversation, eventId, { dossierId, slotAt, minutes, at }) {
      const { id, officeId } = conversation;
      const by = { kind: 'citizen', conversationId: id } as const;
      const outcome = await moveAppointment(deps, { by, dossierId, slotAt, minutes, at });
      const appointment = outcome.kind === 'taken' ? outcome.dossier.appointment : undefined;
      if (appointment && slotAt !== null) {
        const busy = await places.takenFrom({ officeId, desk: appointment.desk, from: now() });
        const taken = { type: 'slotTaken', at: now(), holder: dossierId, slotAt, busy } as const;
        return announcer.announce(id, eventId, taken);
      }
      // the dossier is over: the citizen is shown how their dossiers stand instead of silence
      if (outcome.kind === 'refused') await track(conversation, eventId, {});
    },
  };
}
