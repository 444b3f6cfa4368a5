import { z } from 'zod';
import { toneKey } from '../text/fold.js';
import { EthnicGroup, FormerProvince, Province } from './domain-data.js';

/** `templates/data/provinces.yaml`: today's provinces, and the former ones each with its province of today. */
export const ProvincesFile = z
  .strictObject({
    provinces: z.array(Province).min(1).superRefine(unique('code')),
    formerProvinces: z.array(FormerProvince).min(1).superRefine(unique('prefix')),
  })
  .superRefine(({ provinces, formerProvinces }, context) => {
    const codes = new Set(provinces.map(({ code }) => code));
    formerProvinces.forEach(({ name, now }, index) => {
      if (!codes.has(now))
        context.addIssue({
          code: 'custom',
          path: ['formerProvinces', index],
          message: `${name}: no province ${now}`,
        });
    });
  });

const LEAST_BUTTONS = 1;
const MOST_BUTTONS = 5;

/** `templates/data/ethnic-groups.yaml`: the list, and which groups are offered as buttons. */
export const EthnicGroupsFile = z
  .strictObject({
    usual: z.array(z.string()).min(LEAST_BUTTONS).max(MOST_BUTTONS),
    ethnicGroups: z.array(EthnicGroup).min(1).superRefine(unique('code')),
  })
  .superRefine(({ usual, ethnicGroups }, context) => {
    const codes = new Set(ethnicGroups.map(({ code }) => code));
    usual.forEach((code, index) => {
      if (!codes.has(code))
        context.addIssue({ code: 'custom', path: ['usual', index], message: `no ethnic group ${code}` });
    });
  });

/** `templates/data/identity-cards.yaml`: who issued which card. */
export const IdentityCardsFile = z.strictObject({
  issuers: z.strictObject({ chip: z.string().min(2), canCuoc: z.string().min(2) }),
});

type Named = { name: string; aliases: readonly string[]; uncertainAliases?: readonly string[] };

/** No key twice, and no name or alias that would mean two entries. */
function unique<K extends string>(key: K) {
  return (entries: readonly (Named & Record<K, string>)[], context: z.RefinementCtx): void => {
    const owners = new Map<string, number>();
    entries.forEach((entry, index) => {
      for (const word of [entry[key], entry.name, ...entry.aliases, ...(entry.uncertainAliases ?? [])]) {
        const owner = owners.get(toneKey(word)) ?? index;
        if (owner !== index)
          context.addIssue({ code: 'custom', path: [index], message: `"${word}" stands at ${owner} too` });
        owners.set(toneKey(word), index);
      }
    });
  };
}
