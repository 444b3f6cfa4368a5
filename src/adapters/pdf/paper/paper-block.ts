import type { FaceName } from '../faces.js';

/** A paper as it is set on pages; lengths in points. */
export type Look = { face: FaceName; size: number; underline: boolean };
export type Piece =
  | ({ kind: 'words'; text: string } & Look)
  | { kind: 'picture'; bytes: Buffer; width: number; height: number }
  | { kind: 'break' };

export type Paragraph = {
  kind: 'paragraph';
  pieces: Piece[];
  align: 'left' | 'center' | 'right';
  /** what is left free at the sides, and before the first line */
  left: number;
  right: number;
  first: number;
  before: number;
  after: number;
  /** how high an empty line is */
  size: number;
  /** a line is drawn under it */
  rule: boolean;
};

export type Cell = { span: number; blocks: Block[] };
/** `lined`: its lines are drawn; without, it only places things side by side. */
export type Table = { kind: 'table'; widths: number[]; lined: boolean; rows: Cell[][] };
export type Block = Paragraph | Table;
