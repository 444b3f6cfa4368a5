import { Router } from 'express';
import multer from 'multer';
import { z } from 'zod';
import { Action } from '../citizens/action.js';
import { inviteCitizen } from '../citizens/invite-citizen.js';
import { perform } from '../citizens/perform.js';
import type { Stage } from '../citizens/send.js';
import { sendFile, sendPhoto, sendVideo } from '../citizens/upload.js';
import { findCitizen, getOa } from '../world/platform.js';
import type { ControlDeps } from './control-router.js';

/** What the chat itself lets a person send. */
const maxUploadBytes = 100_000_000;
const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: maxUploadBytes, files: 1 },
  defParamCharset: 'utf8',
});

const Upload = z.object({ kind: z.enum(['photo', 'file', 'video']) });

/** The people on the page: adding one, and what each does. */
export function createCitizenRouter({ platform, courier }: ControlDeps): Router {
  const router = Router();
  const getStage = (oaId: string, userId: string): Stage => {
    const citizen = findCitizen(platform, oaId, userId);
    if (citizen === undefined) throw new Error(`no citizen ${userId} at OA ${oaId}`);
    return { platform, courier, citizen };
  };
  router.post('/oas/:oaId/citizens', (req, res) => {
    const { name } = z
      .strictObject({ name: z.string().trim().min(1).max(60).optional() })
      .parse(req.body ?? {});
    const { oaId } = getOa(platform, req.params.oaId);
    res.status(201).json(inviteCitizen(platform, oaId, name));
  });
  router.post('/oas/:oaId/citizens/:userId/actions', async (req, res) => {
    const stage = getStage(req.params.oaId, req.params.userId);
    const { message, delivery } = await perform(stage, Action.parse(req.body));
    res.json({ messageId: message?.id, delivered: delivery?.status });
  });
  router.post('/oas/:oaId/citizens/:userId/uploads', upload.single('file'), async (req, res) => {
    const stage = getStage(String(req.params.oaId), String(req.params.userId));
    const { kind } = Upload.parse(req.query);
    if (req.file === undefined) throw new Error('no file');
    const file = { bytes: req.file.buffer, name: req.file.originalname };
    const sends = { photo: sendPhoto, file: sendFile, video: sendVideo };
    const { message, delivery } = await sends[kind](stage, file);
    res.json({ messageId: message?.id, delivered: delivery?.status });
  });
  return router;
}
