import express, { type Router } from 'express';
import { isPicture, type OutgoingFiles } from '../../src/replies/outgoing-files.js';

/** Where the platform gets the picture of an article. */
export const COVER_PATH = '/webhooks/zalo/covers';

/**
 * Pictures of notices for whoever knows their id: the platform takes the cover of an article only as an address. Only files of
 * notices are given out, and of those only pictures; their ids are not to be guessed, and what they show is meant for all.
 */
export function createCoverRouter({ files }: { files: Pick<OutgoingFiles, 'read'> }): Router {
  const router = express.Router();
  router.get(`${COVER_PATH}/:fileId`, async (req, res) => {
    const { fileId } = req.params;
    const file = IS_OF_NOTICE.test(fileId) ? await files.read(fileId) : undefined;
    if (!file || !isPicture(file.contentType)) return void res.sendStatus(404);
    res.set({ 'Content-Type': file.contentType, 'X-Content-Type-Options': 'nosniff' });
    res.set('Cache-Control', 'public, max-age=86400').send(file.bytes);
  });
  return router;
}

const IS_OF_NOTICE = /^notice-[0-9a-f-]{36}$/;
