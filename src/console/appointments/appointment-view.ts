import { toPlainDate } from '../../calendar/plain-date.js';
import type { PlainDate } from '../../ids.js';
import type { DossierFile } from '../dossier-desk.js';
import type { ConsoleWords } from '../pages/console-words.js';
import { toLocalDate, toLocalTime } from '../pages/local-time.js';
import type { AppointmentForm } from './appointment-form.js';

type Unsent = { form: AppointmentForm; problem: string };

export type AppointmentView = {
  dossierId: string;
  code: string;
  procedureName: string;
  applicantName: string;
  version: number;
  isMute: boolean;
  /** empty while none is booked */
  now: string;
  /** hours that can be had, day by day */
  days: { label: string; hours: { value: number; label: string; isChosen: boolean }[] }[];
  mayCancel: boolean;
  reasons: readonly string[];
  /** what is said when it is called off */
  previewOfCancel: string;
  notes: { move: string; cancel: string };
  problem?: string;
};

type Input = { file: DossierFile; hours: readonly number[]; previewOfCancel: string; unsent?: Unsent };

/** The page on which an appointment is moved or called off, with what was typed before when it did not go. */
export function toAppointmentView(input: Input, words: ConsoleWords): AppointmentView {
  const { file, hours, previewOfCancel, unsent } = input;
  const { dossierId, code, procedureName, applicantName = words.anonymous, version, isMute } = file;
  const at = file.appointment?.at ?? null;
  const noteOf = (doing: AppointmentForm['doing']) => (unsent?.form.doing === doing ? unsent.form.note : '');
  return {
    ...{ dossierId, code, procedureName, applicantName, version, isMute, previewOfCancel },
    now: at === null ? '' : toLocalTime(at),
    days: toDays(hours, unsent?.form.slotAt, words),
    mayCancel: at !== null,
    reasons: words.appointments.reasons,
    notes: { move: noteOf('move'), cancel: noteOf('cancel') },
    ...(unsent && { problem: unsent.problem }),
  };
}

function toDays(
  hours: readonly number[],
  chosen: number | undefined,
  words: ConsoleWords,
): AppointmentView['days'] {
  const dates = [...new Set(hours.map(toPlainDate))];
  return dates.map((date) => ({
    label: dayInWords(date, words),
    hours: hours
      .filter((at) => toPlainDate(at) === date)
      .map((value) => ({ value, label: toLocalTime(value).slice(11), isChosen: value === chosen })),
  }));
}

const dayInWords = (date: PlainDate, { weekdays }: ConsoleWords): string =>
  `${weekdays[new Date(date).getUTCDay()]}, ${toLocalDate(date)}`;
