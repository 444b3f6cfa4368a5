import type { OfficeId } from '../../ids.js';
import type { RequestAnswer, RequestOutcome } from '../../own-data/answer-by-person.js';
import type { DataRequest } from '../../own-data/data-request.js';

/** A request as the desk sees it, with the dossiers that the same citizen has at this office. */
export type DeskRequest = DataRequest & {
  dossiers: { dossierId: string; code: string; procedureName: string }[];
};

/**
 * Requests of citizens about their own data, as the console needs them. One of another office does not exist here.
 * Promises reject only when the record cannot be reached.
 */
export type DataRequestDesk = {
  /** Most urgent first. */
  listOpen(officeId: OfficeId): Promise<DeskRequest[]>;
  /** Those answered last, newest first. */
  listDone(officeId: OfficeId): Promise<DataRequest[]>;
  answer(answer: RequestAnswer): Promise<RequestOutcome>;
};
