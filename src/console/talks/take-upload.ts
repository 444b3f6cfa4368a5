import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import type { ConsoleServices } from '../console-services.js';
import type { SessionCookie } from '../http/session-cookie.js';

/** More than the platform takes, because a picture is made smaller before it goes. */
const MOST_BYTES = 12_000_000;

/** How much a form may bring; forms with many boxes to tick have many fields. */
export type UploadLimits = { files: number; fields: number };
const ONE_FILE: UploadLimits = { files: 1, fields: 20 };

const parserOf = ({ files, fields }: UploadLimits): RequestHandler =>
  multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: MOST_BYTES, files, fields, fieldSize: 64_000 },
    defParamCharset: 'utf8',
  }).array('file', files);

const isTooLarge = (error: unknown): boolean =>
  error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';

/** Requests whose file was more than is taken; their fields are there all the same. */
const oversized = new WeakSet<Request>();

/**
 * Reads a form that may bring a file, for whoever is logged in: nobody else can make us hold megabytes. Whether the post is
 * theirs to make decides the gate, which comes after and needs the fields.
 */
export function takeUpload(
  { sessions }: Pick<ConsoleServices, 'sessions'>,
  cookie: SessionCookie,
  limits: UploadLimits = ONE_FILE,
): RequestHandler {
  const parse = parserOf(limits);
  return async (req, res, next) => {
    const token = cookie.read(req);
    const session = token ? await sessions.resume(token, { touch: false }) : undefined;
    if (!session) return next();
    parse(req, res, (error: unknown) => {
      if (isTooLarge(error)) oversized.add(req);
      next(error && !isTooLarge(error) ? error : undefined);
    });
  };
}

export type Upload = { name: string; bytes: Buffer };

/** The file of the form; a field that was left empty is none. */
export function uploadOf(req: Request): Upload | 'tooLarge' | undefined {
  const uploads = uploadsOf(req);
  return uploads === 'tooLarge' ? uploads : uploads[0];
}

/** All files of the form. */
export function uploadsOf(req: Request): Upload[] | 'tooLarge' {
  if (oversized.has(req)) return 'tooLarge';
  const files = Array.isArray(req.files) ? req.files : [];
  return files
    .filter(({ size }) => size > 0)
    .map(({ originalname, buffer }) => ({
      name: originalname.normalize('NFC').slice(0, 120),
      bytes: buffer,
    }));
}
