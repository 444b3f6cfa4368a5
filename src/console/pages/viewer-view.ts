import type { DossierAttachment, DossierFile } from '../dossier-desk.js';
import { type DossierView, toSections } from './dossier-view.js';

type Seen = { mediaId: string; name: string; label: string };

/** One file of a dossier beside its answers, and the ways to the others. */
export type ViewerView = Pick<DossierFile, 'dossierId' | 'code' | 'procedureName'> & {
  file: Seen & { isPicture: boolean };
  number: number;
  total: number;
  previous?: Seen;
  next?: Seen;
  sections: DossierView['sections'];
};

/** Undefined when the dossier has no such file, or it has not arrived. */
export function toViewerView(
  file: DossierFile,
  mediaId: string,
  warningText: (key: string) => string,
): ViewerView | undefined {
  const files = filesOf(file).flatMap(toSeen);
  const at = files.findIndex((one) => one.mediaId === mediaId);
  const found = files[at];
  if (!found) return undefined;
  const [previous, next] = [files[at - 1], files[at + 1]];
  const { dossierId, code, procedureName } = file;
  return {
    ...{ dossierId, code, procedureName },
    file: found,
    number: at + 1,
    total: files.length,
    ...(previous && { previous }),
    ...(next && { next }),
    sections: toSections(file.answers, [], warningText),
  };
}

/** In the order of the dossier's page. */
const filesOf = ({ attachments, supplements }: DossierFile): DossierAttachment[] => [
  ...attachments,
  ...supplements.flatMap(({ answers }) => answers.flatMap((answer) => answer.attachments)),
];

const toSeen = ({ mediaId, label, stored }: DossierAttachment): ViewerView['file'][] =>
  stored
    ? [
        {
          mediaId,
          name: stored.name,
          label: label ?? stored.name,
          isPicture: stored.contentType.startsWith('image/'),
        },
      ]
    : [];
