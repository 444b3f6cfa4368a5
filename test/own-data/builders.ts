import type { Contact } from '../../src/notices/contact.js';
import { IN_WORDS } from '../../src/notices/notice-row.js';
import type { GotNotice } from '../../src/own-data/own-data.js';
import type { Talk } from '../../src/talks/talk.js';
import { LAN, NINH_THANH } from '../dossiers/dossier-builders.js';
import { MORNING } from '../flow/universe.js';
import { aContact } from '../notices/builders.js';

/** A talk in which both have said something, and a number of an identity paper fell. */
export const aTalkOfLan = (): Talk => ({
  ...{ conversationId: LAN, officeId: NINH_THANH, version: 1, talkId: 't', openSince: MORNING },
  ...{ waitingSince: null, attended: true, quietAt: null, untoldSince: null, doing: null, claim: null },
  heard: 2,
  notes: [
    {
      ...{ by: 'citizen', noteId: 'n1', at: MORNING, text: 'Số cũ của tôi là 072190000123' },
      ...{ mediaIds: ['m-1'], heard: 1, answered: true },
    },
    {
      ...{ by: 'citizen', noteId: 'n2', at: MORNING, text: '', mediaIds: [], what: 'voice' },
      ...{ heard: 2, answered: true },
    },
    {
      ...{ by: 'clerk', noteId: 'n3', at: MORNING + 60_000, text: 'Mời bà đến quầy 2', username: 'mai' },
      file: { fileId: 'f', name: 'mau-to-khai.pdf', bytes: 9 },
    },
  ],
  untold: [],
  carriedOut: [],
});

export const someNotices = (): GotNotice[] => [
  {
    ...{ title: 'Lịch cắt điện', sentAt: MORNING, seenAt: MORNING + 60_000, answeredAt: MORNING + 120_000 },
    ...{ answer: IN_WORDS, words: 'Nhà tôi có người bệnh, số 072190000123', optedOutAt: null },
  },
  {
    ...{ title: '', sentAt: MORNING, seenAt: null, answeredAt: MORNING, answer: 'Đã rõ', words: null },
    optedOutAt: MORNING,
  },
];

export const contactOfLan = (): Contact =>
  aContact(1, {
    ...{ conversationId: LAN, officeId: NINH_THANH, procedures: ['1.004873'], states: [4] },
    ...{ neighbourhood: 'khu phố 3', ageGroup: '35-44', tags: ['tổ 12'], mourningUntil: MORNING },
  });
