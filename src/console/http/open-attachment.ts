import type { Response } from 'express';
import type { ConsoleServices } from '../console-services.js';
import { conversationOf } from '../talks/open-talk.js';
import type { OfficeHandler } from './gate.js';
import { sendMessagePage } from './message-page.js';

/** What a browser may show by itself; everything else is handed over as a download. */
const SHOWN_INLINE = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
const PDF = 'application/pdf';
const DOWNLOADED_AS_IT_IS = new Set([PDF]);

/** RFC 8187: any name, even half a character, without a way out of the header. */
const encodeName = (name: string): string =>
  encodeURIComponent(Buffer.from(name.normalize('NFC')).toString()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );

/** A citizen's file, opened. Each opening is audited first, and whatever the file holds cannot run as a page of ours. */
export const openAttachment =
  ({ desk, audit, pages, now }: ConsoleServices): OfficeHandler =>
  async ({ office, staff }, req, res) => {
    const dossierId = String(req.params.dossierId);
    const mediaId = String(req.params.mediaId);
    const found = await desk.readAttachment(office.id, dossierId, mediaId);
    if (!found) return sendMessagePage(pages, res, 'notFound');
    const where = { officeId: office.id, dossierId, mediaId };
    await audit.record({ action: 'openedAttachment', at: now(), username: staff.username, ...where });
    if (req.query.in === 'frame' && found.contentType === PDF) sendFramed(res, found);
    else sendFile(res, found);
  };

/** The same for a file that was sent in a talk. */
export const openTalkFile =
  ({ talks, audit, pages, now }: ConsoleServices): OfficeHandler =>
  async ({ office, staff }, req, res) => {
    const conversationId = conversationOf(req);
    const mediaId = String(req.params.mediaId);
    const found = conversationId && (await talks.readAttachment(office.id, conversationId, mediaId));
    if (!found) return sendMessagePage(pages, res, 'notFound');
    const where = { officeId: office.id, conversationId, mediaId };
    await audit.record({ action: 'openedTalkFile', at: now(), username: staff.username, ...where });
    sendFile(res, found);
  };

type Found = { contentType: string; name: string; bytes: Uint8Array };

/**
 * A PDF for a frame of our own page, which the browser's viewer shows apart from our pages; without the sandbox, in which not
 * every browser starts it. Bytes of this type are never taken for another.
 */
function sendFramed(res: Response, { name, bytes }: Found): void {
  res.set({
    'Content-Type': PDF,
    'Content-Disposition': `inline; filename*=UTF-8''${encodeName(name)}`,
    'Content-Security-Policy':
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(bytes);
}

function sendFile(res: Response, { contentType, name, bytes }: Found): void {
  const inline = SHOWN_INLINE.has(contentType);
  const known = inline || DOWNLOADED_AS_IT_IS.has(contentType);
  res.set({
    'Content-Type': known ? contentType : 'application/octet-stream',
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(bytes);
}
