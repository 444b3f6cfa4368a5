import { onTimePassed } from '../ageing.js';
import type { FlowEvent } from '../events.js';
import { onPerson } from '../person/on-person.js';
import { onSilence } from '../reminder.js';
import { onSaid } from '../said/on-said.js';
import { mediaToNotice, wordsToNotice } from '../said/to-notice.js';
import type { Context, Turn } from '../turn.js';
import { onAppointmentsFound } from './on-appointments.js';
import { onContact, onSharedInfo } from './on-contact.js';
import { onDossierMoved, onDossiersFound } from './on-dossier.js';
import { onDraftFound, onDraftNotFound } from './on-draft.js';
import { onFile } from './on-file.js';
import { onMediaSent } from './on-media.js';
import { onNoticesFound } from './on-notices.js';
import { onOther } from './on-other.js';
import { onDataRequestMoved, onOwnDataFound } from './on-own-data.js';
import { onReminderDue } from './on-reminder-due.js';
import { onSlotHeld, onSlotsFound, onSlotTaken } from './on-slots.js';

/** Whose it is to answer: one function for each thing that can happen. */
export function onEvent(context: Context, event: FlowEvent): Turn {
  switch (event.type) {
    case 'said':
      return event.toNotice ? wordsToNotice(context, event.text) : onSaid(context, event.text);
    case 'sentMedia':
      return event.toNotice ? mediaToNotice(context, event) : onMediaSent(context, event);
    case 'sentOther':
      return onOther(context, event);
    case 'sharedInfo':
      return onSharedInfo(context, event.info);
    case 'followed':
    case 'unfollowed':
    case 'withdrew':
    case 'openedChat':
      return onContact(context, event.type);
    case 'fellSilent':
      return onSilence(context, event.reminderId);
    case 'mediaStored':
    case 'mediaDelayed':
    case 'mediaRefused':
    case 'cardRead':
    case 'cardUnread':
      return onFile(context, event);
    case 'dossierMoved':
      return onDossierMoved(context, event);
    case 'reminderDue':
      return onReminderDue(context, event);
    case 'dossiersFound':
      return event.about
        ? onAppointmentsFound(context, event.dossiers, event.about)
        : onDossiersFound(context, event.dossiers, event.askedCode);
    case 'slotsFound':
      return onSlotsFound(context, event);
    case 'draftFound':
      return onDraftFound(context, event);
    case 'draftNotFound':
      return onDraftNotFound(context);
    case 'slotHeld':
      return onSlotHeld(context, event);
    case 'slotTaken':
      return onSlotTaken(context, event);
    case 'personReplied':
    case 'personLeft':
      return onPerson(context, event);
    case 'timePassed':
      return onTimePassed(context);
    case 'ownDataFound':
      return onOwnDataFound(context, event);
    case 'dataRequestMoved':
      return onDataRequestMoved(context, event);
    case 'noticesFound':
      return onNoticesFound(context, event);
  }
}
