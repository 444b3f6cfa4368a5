import type { Dossier } from '../dossiers/dossier.js';
import { promiseOf } from '../dossiers/dossier.js';
import { STATE } from '../dossiers/dossier-state.js';
import type { Procedure } from '../flow/procedure.js';
import { findApplicant } from './find-applicant.js';
import { findDelivery } from './find-delivery.js';
import type { PaperWords } from './paper-words.js';
import type { RegisterLine } from './register-facts.js';

/** A dossier as a line of the register. */
export function toRegisterLine(
  dossier: Dossier,
  procedure: Procedure | undefined,
  words: PaperWords,
): RegisterLine {
  const { resultClass, state } = dossier;
  const { fullName, address, phone } = findApplicant(dossier.content, procedure, words.anonymous);
  return {
    code: dossier.code,
    procedureName: dossier.procedureName,
    fullName,
    address,
    phone,
    channel: words.channels[dossier.channel],
    receivedAt: dossier.receivedAt,
    dueAt: promiseOf(dossier),
    resultAt: dossier.resultAt,
    returnedAt: dossier.history.findLast(({ to }) => to === STATE.returned)?.at ?? null,
    delivery: findDelivery(dossier, procedure, words).delivery,
    remark: resultClass === null ? words.states[`${state}`] : words.results[resultClass],
  };
}
