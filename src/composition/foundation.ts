import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import type { Logger } from 'pino';
import { createCipher } from '../adapters/crypto/create-cipher.js';
import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { toPlainDate } from '../calendar/plain-date.js';
import type { Settings } from '../config.js';
import { type EscalationRules, loadEscalationRules } from '../escalation/escalation-rules.js';
import type { OfficeId } from '../ids.js';
import { createLogger } from '../log.js';
import { createMetrics, type Metrics } from '../metrics.js';
import { loadNoticeTemplates, type NoticeTemplates } from '../notices/load-notice-templates.js';
import { checkOffices } from '../offices/check-offices.js';
import { loadOffices, type Offices } from '../offices/offices.js';
import { packageRoot } from '../package-root.js';
import { loadTemplates, type Templates } from '../procedures/load-templates.js';
import type { Cipher } from '../secrets/cipher.js';
import { DOSSIER_PLACES } from '../template-messages/fill-template.js';
import { createCalendars } from './create-calendars.js';

/** What every process of the product stands on. */
export type Foundation = {
  settings: Settings;
  offices: Offices;
  templates: Templates;
  escalation: EscalationRules;
  noticeTemplates: NoticeTemplates;
  calendarOf: (id: OfficeId) => WorkingCalendar;
  connection: Connection;
  cipher: Cipher;
  metrics: Metrics;
  log: Logger;
  /** this process among all workers; never reused */
  workerId: string;
  now: () => number;
};

/**
 * Reads offices and templates; the connection to MongoDB is opened by `openRecord`. Throws `OfficesInvalid`, `TemplateInvalid` or
 * `DataFileInvalid` when what was written there cannot be used.
 */
export function openFoundation(settings: Settings): Foundation {
  const log = createLogger(settings.LOG_LEVEL);
  const offices = loadOffices(settings.OFFICES_FILE);
  const templates = loadTemplates(`${packageRoot}templates`);
  const noticeTemplates = loadNoticeTemplates(`${packageRoot}templates`);
  checkOffices(offices, {
    procedures: templates.catalogue.procedures.map(({ id }) => id),
    noticeKinds: noticeTemplates.kinds.map(({ id }) => id),
    dossierPlaces: DOSSIER_PLACES,
  });
  warnOfProvisional(templates, log);
  const connection = mongoose.createConnection();
  connection.on('error', (error: unknown) => log.warn({ event: 'mongodb-error', err: error }));
  return {
    settings,
    offices,
    templates,
    escalation: loadEscalation(templates),
    noticeTemplates,
    calendarOf: createCalendars(offices),
    connection,
    cipher: createCipher({ keys: settings.ENCRYPTION_KEYS, indexKey: settings.BLIND_INDEX_KEY }),
    metrics: createMetrics(),
    log,
    workerId: `${process.pid}-${randomBytes(4).toString('hex')}`,
    now: Date.now,
  };
}

const loadEscalation = ({ catalogue }: Templates) =>
  loadEscalationRules(
    `${packageRoot}templates/data/escalation.yaml`,
    catalogue.procedures.map(({ id }) => id),
  );

const SOON_MS = 60 * 86_400_000;

/** A revision that nobody has held against the law yet is in force, or will be soon. */
function warnOfProvisional({ catalogue }: Templates, log: Logger): void {
  const soon = toPlainDate(Date.now() + SOON_MS);
  for (const { id, revision, status, validFrom } of catalogue.procedures) {
    if (status === 'PROVISIONAL' && validFrom <= soon)
      log.warn({ event: 'procedure-provisional', procedure: id, revision, validFrom });
  }
}
