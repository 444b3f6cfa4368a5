import type { DeskAnswer, DossierFile } from '../dossier-desk.js';

/** Everything of a dossier that may be revealed or copied by its key: the answers, and what came in answer to a request. */
export const maskableAnswers = ({ answers, supplements }: DossierFile): DeskAnswer[] => [
  ...answers,
  ...supplements.flatMap(({ answers: sent }) =>
    sent.flatMap(({ parts }) =>
      parts.flatMap(({ key, item, text, masked }): DeskAnswer[] =>
        key === undefined || masked === undefined
          ? []
          : [{ key, section: '', label: item, kind: 'text', value: text, shown: text, masked, warnings: [] }],
      ),
    ),
  ),
];
