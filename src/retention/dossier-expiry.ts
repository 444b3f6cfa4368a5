import type { Dossier } from '../dossiers/dossier.js';
import { Attachment } from '../flow/answers/attachment.js';
import type { RetentionRules } from '../flow/retention-rules.js';
import type { MediaStore } from '../media/media-store.js';
import type { DossierArchive } from './dossier-archive.js';
import type { Expiry } from './expiry.js';

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
const PORTION = 50;
const MOST_COUNTED = 100_000;

type Deps = {
  archive: DossierArchive;
  media: Pick<MediaStore, 'erase'>;
  rules: RetentionRules;
  /** What is known from it elsewhere goes as well. */
  letGo(dossier: Dossier): Promise<void>;
};

/**
 * Dossiers that ended longer ago than their procedure is kept, with their files and what was copied from them; these go
 * first, so that a run that broke off finds the dossier again. What the table keeps for ever, or does not name, is never looked at.
 */
export function createDossierExpiry({ archive, media, rules, letGo }: Deps): Expiry {
  const limits = (now: number): [procedureId: string, before: number][] =>
    Object.entries(rules.dossiers).flatMap(([id, keeping]) =>
      keeping === 'forever' ? [] : [[id, now - keeping.years * YEAR] as [string, number]],
    );
  return {
    kind: 'dossiers',
    async count(now) {
      const counts = await Promise.all(limits(now).map(([id, before]) => archive.countEnded(id, before)));
      return counts.reduce((all, count) => all + count, 0);
    },
    async erase(now) {
      let erased = 0;
      for (const [procedureId, before] of limits(now)) {
        for (const dossierId of await archive.endedBefore(procedureId, before, PORTION)) {
          const dossier = await archive.find(dossierId);
          if (dossier) await Promise.all([media.erase(filesOf(dossier)), letGo(dossier)]);
          await archive.remove(dossierId);
          erased += 1;
        }
      }
      return erased;
    },
  };
}

const filesOf = ({ content, supplements }: Dossier): string[] => [
  ...content.mediaIds,
  ...supplements.flatMap(({ mediaIds }) => mediaIds),
];

/**
 * Pictures of identity papers in dossiers that have their result: they were compared, and are sensitive (reference
 * procedures §6.4). A fingerprint stays with the file's row. Which questions ask for such pictures is in the table.
 */
export function createIdentityImagesExpiry({ archive, media, rules }: Omit<Deps, 'letGo'>): Expiry {
  const { days, questions } = rules.identityImages;
  const due = (now: number, limit: number): Promise<string[]> =>
    questions.length === 0 ? Promise.resolve([]) : archive.withPictures(now - days * DAY, limit);
  return {
    kind: 'identityImages',
    count: async (now) => (await due(now, MOST_COUNTED)).length,
    async erase(now) {
      const ids = await due(now, PORTION);
      for (const dossierId of ids) {
        const dossier = await archive.find(dossierId);
        if (dossier) await media.erase(picturesOf(dossier, questions));
        await archive.markWithoutPictures(dossierId);
      }
      return ids.length;
    },
  };
}

const picturesOf = ({ content }: Dossier, questions: readonly string[]): string[] =>
  content.answers
    .filter(({ key }) => questions.includes(key))
    .flatMap(({ value }) => Attachment.array().safeParse(value).data ?? [])
    .map(({ mediaId }) => mediaId);
