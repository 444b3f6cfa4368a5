import { createArticle, verifyArticle } from './articles.js';
import type { Endpoint } from './call.js';
import { conversation, recentChats } from './chats.js';
import { legacyQuota, oaInfo, quota } from './oa-info.js';
import { sendConsultation, sendLegacy } from './send-message.js';
import { sendPromotion, sendTemplate } from './send-template.js';
import { uploadFile, uploadPicture } from './uploads.js';
import { deleteUserInfo, removeTag, tagsOfOa, tagUser, updateUser, userDetail, userList } from './users.js';

/** The OA API as far as the simulator has it; anything else is 404. */
export const endpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v3.0/oa/message/cs', run: sendConsultation, sends: true },
  { method: 'POST', path: '/v2.0/oa/message', run: sendLegacy, sends: true },
  { method: 'POST', path: '/v3.0/oa/message/template', run: sendTemplate, sends: true, uncounted: true },
  { method: 'POST', path: '/v3.0/oa/message/promotion', run: sendPromotion, sends: true },
  { method: 'POST', path: '/v3.0/oa/message/transaction', run: sendPromotion, sends: true },
  { method: 'POST', path: '/v2.0/article/create', run: createArticle },
  { method: 'POST', path: '/v2.0/article/verify', run: verifyArticle },
  { method: 'POST', path: '/v2.0/oa/upload/image', run: uploadPicture('image'), takesFile: true },
  { method: 'POST', path: '/v2.0/oa/upload/gif', run: uploadPicture('gif'), takesFile: true },
  { method: 'POST', path: '/v2.0/oa/upload/file', run: uploadFile, takesFile: true },
  { method: 'GET', path: '/v3.0/oa/user/detail', run: userDetail },
  { method: 'GET', path: '/v3.0/oa/user/getlist', run: userList },
  { method: 'POST', path: '/v3.0/oa/user/update', run: updateUser },
  { method: 'POST', path: '/v2.0/oa/deletefollowerinfo', run: deleteUserInfo },
  { method: 'POST', path: '/v2.0/oa/tag/tagfollower', run: tagUser(true) },
  { method: 'POST', path: '/v2.0/oa/tag/rmfollowerfromtag', run: tagUser(false) },
  { method: 'POST', path: '/v2.0/oa/tag/rmtag', run: removeTag },
  { method: 'GET', path: '/v2.0/oa/tag/gettagsofoa', run: tagsOfOa },
  { method: 'GET', path: '/v2.0/oa/listrecentchat', run: recentChats },
  { method: 'GET', path: '/v2.0/oa/conversation', run: conversation },
  { method: 'GET', path: '/v2.0/oa/getoa', run: oaInfo, free: true },
  { method: 'POST', path: '/v3.0/oa/quota/message', run: quota },
  { method: 'POST', path: '/v2.0/oa/quota/message', run: legacyQuota },
];
