import { openTalkFile } from '../http/open-attachment.js';
import { actOnTalk } from '../talks/act-on-talk.js';
import { showTalk, showTalkBrief, watchTalk } from '../talks/show-talk.js';
import { countTalks, showTalks } from '../talks/show-talks.js';
import { takeUpload } from '../talks/take-upload.js';
import type { RouteSource } from './route.js';

const ALL = '/offices/:officeId/talks';
const ONE = `${ALL}/:conversationId`;
/** The same page, come to from a dossier. */
const OF_DOSSIER = '/offices/:officeId/dossiers/:dossierId/talk';

/** Citizens who asked for a person. */
export const talkRoutes: RouteSource = ({ services, cookie }) => {
  const read = takeUpload(services, cookie);
  return [
    { method: 'get', path: ALL, may: 'talk', handle: showTalks(services, 'whole') },
    { method: 'get', path: `${ALL}/live`, may: 'talk', passive: true, handle: showTalks(services, 'live') },
    { method: 'get', path: `${ALL}/count`, may: 'talk', passive: true, handle: countTalks(services) },
    { method: 'get', path: ONE, may: 'talk', handle: showTalk(services) },
    { method: 'get', path: `${ONE}/live`, may: 'talk', passive: true, handle: watchTalk(services) },
    { method: 'post', path: `${ONE}/actions`, may: 'talk', read, handle: actOnTalk(services) },
    { method: 'get', path: `${ONE}/attachments/:mediaId`, may: 'talk', handle: openTalkFile(services) },
    { method: 'get', path: OF_DOSSIER, may: 'talk', handle: showTalk(services) },
    { method: 'get', path: `${OF_DOSSIER}/live`, may: 'talk', passive: true, handle: watchTalk(services) },
    {
      method: 'get',
      path: `${OF_DOSSIER}/brief`,
      may: 'talk',
      passive: true,
      handle: showTalkBrief(services),
    },
    { method: 'post', path: `${OF_DOSSIER}/actions`, may: 'talk', read, handle: actOnTalk(services) },
  ];
};
