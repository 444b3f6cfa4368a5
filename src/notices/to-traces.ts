import type { Dossier } from '../dossiers/dossier.js';
import { ageGroupOf } from './age-group-of.js';
import type { DossierTraces } from './contact.js';
import type { ContactSecrets } from './contact-store.js';

export type TraceRules = {
  /** the procedure is about somebody who died */
  isCondolence(procedureId: string): boolean;
  mourningDays: number;
  now: number;
};

const DAY_MS = 86_400_000;
/** "khu phố 3", "KP. 3", "ấp Ninh Hòa", "tổ dân phố 12": up to the next comma. */
const NEIGHBOURHOOD = /(?:^|[\s,])((?:khu phố|ấp|tổ dân phố)\s|kp\.?)\s*([\p{L}\d][\p{L}\d ]{0,30})/iu;

/** The neighbourhood that an address names, written one way. */
export function findNeighbourhood(address: string): string | null {
  const [, kind = '', name = ''] = NEIGHBOURHOOD.exec(address.normalize('NFC')) ?? [];
  if (name === '') return null;
  const word = /^kp/i.test(kind) ? 'khu phố' : kind.trim().toLowerCase();
  return `${word} ${name.trim()}`;
}

/** What a citizen's dossiers say of them; `dossiers` newest first, none from before the chat was erased. Pure. */
export function toTraces(
  dossiers: readonly Dossier[],
  rules: TraceRules,
): { traces: DossierTraces; secrets: ContactSecrets } {
  const addresses = dossiers.flatMap(({ content }) =>
    content.answers.filter(({ kind }) => kind === 'address' || kind === 'text').map(({ shown }) => shown),
  );
  const [newest] = dossiers;
  const { fullName, phone, identityNumber } = newest?.content.applicant ?? {};
  return {
    traces: {
      procedures: [...new Set(dossiers.map(({ procedureId }) => procedureId))],
      states: [...new Set(dossiers.map(({ state }) => state))],
      neighbourhood: addresses.map(findNeighbourhood).find((one) => one !== null) ?? null,
      mourningUntil: mourningOf(dossiers, rules),
      hasPhone: phone !== undefined,
      ageGroup: ageGroupOf(identityNumber, rules.now),
    },
    secrets: { ...(fullName !== undefined && { name: fullName }), ...(phone !== undefined && { phone }) },
  };
}

function mourningOf(dossiers: readonly Dossier[], { isCondolence, mourningDays }: TraceRules): number | null {
  const ends = dossiers
    .filter(({ procedureId }) => isCondolence(procedureId))
    .map(({ receivedAt }) => receivedAt + mourningDays * DAY_MS);
  return ends.length === 0 ? null : Math.max(...ends);
}
