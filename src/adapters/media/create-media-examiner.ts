import { createSlots } from '../../concurrency/create-slots.js';
import type { MediaExaminer } from '../../media/media-examiner.js';
import { examinePdf } from './examine-pdf.js';
import { examinePicture } from './examine-picture.js';

/** A picture takes up to 150 MB for a moment. */
const PICTURES_AT_A_TIME = 2;

/** Examines pictures with sharp and libheif, a few at a time, and PDF files by their outer form. */
export function createMediaExaminer(): MediaExaminer {
  const inTurn = createSlots(PICTURES_AT_A_TIME);
  return {
    examine: async (file) =>
      file.contentType === 'application/pdf' ? examinePdf(file) : inTurn(() => examinePicture(file)),
  };
}
