import type { ConsoleServices } from '../console-services.js';
import type { OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';

/** The picture of a notice shows in its preview; its document is downloaded. */
export const sendNoticeFile =
  ({ notices: desk, pages }: ConsoleServices): OfficeHandler =>
  async ({ office }, req, res) => {
    const notice = await desk.find(office.id, String(req.params.noticeId));
    const slot = req.params.slot === 'picture' ? 'picture' : 'file';
    const known = notice?.content[slot];
    const file = known && (await desk.readFile(known.fileId));
    if (!file) return sendMessagePage(pages, res, 'notFound');
    const shown = slot === 'picture' ? 'inline' : 'attachment';
    res.set({
      'Content-Type': file.contentType,
      'Content-Disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
    res.end(file.bytes);
  };
