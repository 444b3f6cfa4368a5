import type { CitizenId, OaId } from '../../ids.js';
import { isPicture, type OutgoingFiles } from '../../replies/outgoing-files.js';
import type { ZaloApi } from './create-zalo-api.js';
import { type ChatItem, ChatItems } from './platform-answers.js';

export type FindSentDeps = {
  api: ZaloApi;
  files: Pick<OutgoingFiles, 'read'>;
  now: () => number;
  timeoutMs: number;
};
export type Sought = {
  text: string;
  /** the id of the file that was sent in place of words */
  file?: string;
  since: number;
  isTaken(messageId: string): Promise<boolean>;
};

const PAGE = 10;
const MAX_PAGES = 10;
const FROM_OA = 0;
/** Lines that never carry a text of ours. */
const WITHOUT_TEXT = new Set(['voice', 'photo', 'GIF', 'gif', 'sticker', 'location', 'file']);

/** Files have no type of their own in the documents and are seen as links without words. */
const FILE_TYPES: ReadonlySet<string> = new Set(['file', 'link']);
const PICTURE_TYPES: ReadonlySet<string> = new Set(['photo']);

const tidy = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n').trim();

/**
 * Looks through the conversation, newest first, for what the OA wrote at or after `since`. `absent` is only said when
 * every line since then was seen and read, and when a request that was given up has had its time to arrive.
 */
export async function findSent(
  deps: FindSentDeps,
  oaId: OaId,
  citizenId: CitizenId,
  sought: Sought,
): Promise<{ messageId: string } | 'absent' | 'unknown'> {
  const types = sought.file === undefined ? 'words' : await typesOf(deps, sought.file);
  if (types === undefined) return 'unknown';
  const notAfter = deps.now() + deps.timeoutMs / 2;
  let readable = true;
  let oldest = Number.POSITIVE_INFINITY;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { user_id: citizenId, offset: page * PAGE, count: PAGE };
    const items = await readPage(deps.api, oaId, query, notAfter);
    if (!items || !isNewestFirst(items, oldest)) return 'unknown';
    const recent = items.filter((item) => item.src === FROM_OA && item.time >= sought.since);
    const matches = recent.filter((item) => isSought(item, sought.text, types));
    for (const match of matches) {
      if (!(await sought.isTaken(match.message_id))) return { messageId: match.message_id };
    }
    readable &&= recent.every(isReadable);
    oldest = items.at(-1)?.time ?? 0;
    if (items.length < PAGE || oldest < sought.since)
      return readable && isSettled(deps, sought) ? 'absent' : 'unknown';
  }
  return 'unknown';
}

async function readPage(
  api: ZaloApi,
  oaId: OaId,
  query: object,
  notAfter: number,
): Promise<ChatItem[] | undefined> {
  const result = await api.call(oaId, { method: 'GET', path: '/v2.0/oa/conversation', query }, notAfter);
  if (result.kind !== 'answered' || result.code !== 0) return undefined;
  return ChatItems.safeParse(result.data).data;
}

/** As what a file of ours stands in the conversation; undefined when it is gone and could be either. */
async function typesOf({ files }: FindSentDeps, fileId: string): Promise<ReadonlySet<string> | undefined> {
  const file = await files.read(fileId);
  return file && (isPicture(file.contentType) ? PICTURE_TYPES : FILE_TYPES);
}

const isSought = (
  { type, message }: ChatItem,
  text: string,
  types: ReadonlySet<string> | 'words',
): boolean =>
  types === 'words'
    ? tidy(message ?? '') === tidy(text)
    : types.has(type ?? '') && isCaption(message ?? '', text);

/** Whether the words of a picture stand beside it in the conversation is not documented. */
const isCaption = (message: string, text: string): boolean =>
  tidy(message) === tidy(text) || tidy(message) === '';

/** The order is not documented: were it another one, the newest lines might be on a page that we never ask for. */
const isNewestFirst = (items: readonly ChatItem[], after: number): boolean =>
  items.every((item, i) => item.time <= (items[i - 1]?.time ?? after));

const isReadable = (item: ChatItem): boolean =>
  typeof item.message === 'string' || WITHOUT_TEXT.has(item.type ?? '');

const isSettled = ({ now, timeoutMs }: FindSentDeps, { since }: Sought): boolean =>
  now() >= since + 2 * timeoutMs;
