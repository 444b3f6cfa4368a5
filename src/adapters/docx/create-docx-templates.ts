import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperTemplates } from '../../documents/paper-templates.js';
import { type Opened, openTemplate } from './open-template.js';
import { putCodes } from './put-codes.js';
import { renderDocument } from './render-document.js';

/** Word's own trace of a file that somebody has open. */
const isTemplate = (name: string): boolean => name.endsWith('.docx') && !name.startsWith('~$');

/** The Word files of a folder, read once. */
export function createDocxTemplates(dir: string): PaperTemplates {
  const files = existsSync(dir)
    ? readdirSync(dir)
        .filter(isTemplate)
        .map((name) => name.slice(0, -5))
    : [];
  const opened = new Map<string, Opened>();
  const open = (file: string): Opened => {
    const known = opened.get(file) ?? openTemplate(join(dir, `${file}.docx`));
    opened.set(file, known);
    return known;
  };
  return {
    files,
    inspect(file) {
      const { places, problems } = open(file);
      return { places, problems: problems.map((one) => ({ file: `documents/${file}.docx`, ...one })) };
    },
    async fill(file, data) {
      const zip = await renderDocument(open(file).bytes, data);
      await putCodes(zip, data);
      return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
    },
  };
}
