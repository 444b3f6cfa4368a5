import type { Request } from 'express';
import { filesLeft, filesOf, type KeptFile } from '../../notices/keep-notice-file.js';
import type { Notice, NoticeContent } from '../../notices/notice.js';
import { uploadsOf } from '../talks/take-upload.js';
import type { NoticeDesk } from './notice-desk.js';

/** Why a file was not taken. */
export type FileProblem = Extract<KeptFile, { kind: 'refused' }>['reason'];

type Taken = { content: NoticeContent } | { problem: FileProblem };

/**
 * The content with the files that came with the form: a picture takes the place of the picture, a document that of the
 * document. What was kept of a form that is refused after all is erased again.
 */
export async function takeNoticeFiles(
  desk: NoticeDesk,
  { officeId, content }: Pick<Notice, 'officeId' | 'content'>,
  req: Request,
): Promise<Taken> {
  const uploads = uploadsOf(req);
  if (uploads === 'tooLarge') return { problem: 'tooLarge' };
  let taken = content;
  for (const upload of uploads) {
    const kept = await desk.keepFile({ officeId, ...upload });
    if (kept.kind === 'refused') {
      await desk.dropFiles(filesLeft(taken, content));
      return { problem: kept.reason };
    }
    const before = taken;
    taken = { ...taken, [kept.slot]: kept.file };
    // of two pictures in one form the first is nobody's; what the notice has is dropped once the form is saved
    const known = new Set(filesOf(content));
    await desk.dropFiles(filesLeft(before, taken).filter((fileId) => !known.has(fileId)));
  }
  return { content: taken };
}
