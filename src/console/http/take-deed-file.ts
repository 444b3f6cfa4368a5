import type { Request } from 'express';
import type { ReadyFile } from '../../replies/ready-file.js';
import type { ConsoleServices } from '../console-services.js';
import { DEED_FIELDS } from '../deed-fields.js';
import { prepareUpload } from '../talks/prepare-upload.js';
import { uploadOf } from '../talks/take-upload.js';
import type { DeedForm } from './deed-form.js';
import type { FieldProblem } from './deed-problem.js';

type Taken = { found?: { file: ReadyFile }; problem?: FieldProblem };

/** The file that came with a deed which may send one, made ready to go; or what is wrong with it. */
export async function takeDeedFile(
  services: ConsoleServices,
  { action, note }: DeedForm,
  req: Request,
): Promise<Taken> {
  if (!DEED_FIELDS[action].includes('file')) return {};
  const { problems, talks } = services.pages.words;
  const file = await prepareUpload(services, uploadOf(req));
  if (typeof file === 'string') return { problem: { field: 'file', problem: talks.problems[file] } };
  if (file) return { found: { file } };
  return note === '' ? { problem: { field: 'note', problem: problems.noteMissing } } : {};
}
