import { giveUpDraft, signDraft, takeOverDraft } from '../assisted/act-on-draft.js';
import { beginDraft, showBeginning } from '../assisted/begin-draft.js';
import { fillSection } from '../assisted/fill-section.js';
import { showCode, watchCode } from '../assisted/hand-over.js';
import { showAssisted } from '../assisted/show-assisted.js';
import { showDraft } from '../assisted/show-draft.js';
import { showReadBack } from '../assisted/show-read-back.js';
import type { RouteSource } from './route.js';

const ALL = '/offices/:officeId/assisted';
const BEGIN = `${ALL}/begin/:procedureId`;
const ONE = `${ALL}/:draftId`;

/** Forms that are filled in for citizens at the counter. Whoever signs one or takes it over must know dossiers. */
export const assistedRoutes: RouteSource = ({ services }) => [
  { method: 'get', path: ALL, may: 'assist', handle: showAssisted(services) },
  { method: 'get', path: BEGIN, may: 'assist', handle: showBeginning(services) },
  { method: 'post', path: BEGIN, may: 'assist', handle: beginDraft(services) },
  { method: 'get', path: ONE, may: 'assist', handle: showDraft(services) },
  { method: 'post', path: ONE, may: 'assist', handle: fillSection(services) },
  { method: 'get', path: `${ONE}/read-back`, may: 'assist', handle: showReadBack(services) },
  { method: 'post', path: `${ONE}/code`, may: 'assist', handle: showCode(services) },
  { method: 'get', path: `${ONE}/waiting`, may: 'assist', passive: true, handle: watchCode(services) },
  { method: 'post', path: `${ONE}/sign`, may: 'act', handle: signDraft(services) },
  { method: 'post', path: `${ONE}/give-up`, may: 'assist', handle: giveUpDraft(services) },
  { method: 'post', path: `${ONE}/take-over`, may: 'act', handle: takeOverDraft(services) },
];
