import { z } from 'zod';
import { type DomainData, ProvinceCode } from '../../identity/domain-data.js';
import { findProvinceInAddress, type NamedProvince } from '../../identity/provinces.js';
import { plainKey, plainWords } from '../../text/fold.js';
import type { AnswerKind, Warning } from './answer-kind.js';
import { readText } from './read-text.js';

/** Settings of a question for a place. `historic`: the place as it was called then, so old names need no remark. */
export const AddressQuestion = z.strictObject({
  kind: z.literal('address'),
  historic: z.boolean().default(false),
});
export type AddressQuestion = z.infer<typeof AddressQuestion>;

/**
 * An address as typed, and the province of today that it names. `formerProvince` is the name that was used when
 * it is no longer one; `oldLevels` tells of a district or a town, which ended on 01/07/2025.
 */
export const Address = z.strictObject({
  raw: z.string().min(1),
  province: z.strictObject({ code: ProvinceCode, name: z.string() }).exactOptional(),
  formerProvince: z.string().exactOptional(),
  oldLevels: z.boolean(),
});
export type Address = z.infer<typeof Address>;

const LONGEST = 250;

export const address: AnswerKind<AddressQuestion, Address> = {
  kind: 'address',
  Question: AddressQuestion,
  Value: Address,
  reasons: ['textExpected', 'address.provinceOnly', 'address.tooLong'],
  warnings: ['warnings.provinceUnknown', 'warnings.formerProvince', 'warnings.oldLevels'],
  parse(said, { historic }, data) {
    const text = readText(said);
    if (text.outcome !== 'text') return text;
    const raw = text.text.normalize('NFC').trim();
    if (!/\p{L}/u.test(raw)) return { outcome: 'notUnderstood' };
    if (raw.length > LONGEST)
      return { outcome: 'invalid', reason: 'address.tooLong', params: { max: LONGEST } };
    const found = findProvinceInAddress(raw, data);
    if (found?.otherWords === 0) return { outcome: 'invalid', reason: 'address.provinceOnly' };
    const value = toAddress(raw, found?.named, data);
    const confirm = !historic && value.formerProvince !== undefined;
    return { outcome: 'valid', value, warnings: warningsOf(value, historic), ...(confirm && { confirm }) };
  },
  show: ({ raw }) => raw,
};

function toAddress(raw: string, named: NamedProvince | undefined, data: DomainData): Address {
  if (named === undefined) return { raw, oldLevels: hasOldLevels(raw, data) };
  const { today, former } = named;
  return {
    raw,
    province: { code: today.code, name: today.name },
    ...(former !== undefined && { formerProvince: former.name }),
    oldLevels: hasOldLevels(raw, data),
  };
}

function warningsOf(value: Address, historic: boolean): Warning[] {
  const { province, formerProvince, oldLevels } = value;
  if (province === undefined) return [{ key: 'warnings.provinceUnknown' }];
  if (historic) return [];
  const warnings: Warning[] = [];
  if (formerProvince !== undefined)
    warnings.push({ key: 'warnings.formerProvince', params: { was: formerProvince, now: province.name } });
  if (oldLevels) warnings.push({ key: 'warnings.oldLevels' });
  return warnings;
}

/**
 * Districts and towns, or a city inside a province ("TP Tây Ninh, tỉnh Tây Ninh", "Tây Ninh, Tây Ninh").
 * "Bà Huyện Thanh Quan" is a street.
 */
function hasOldLevels(raw: string, data: DomainData): boolean {
  const plain = plainKey(raw).replace('huyen thanh quan', '');
  if (/(^|[\s,;.-])(huyen|quan|thi xa|thi tran|tx|tt)[\s.]+\S/.test(plain)) return true;
  const found = findProvinceInAddress(raw, data);
  if (found === undefined) return false;
  const before = plainWords(raw).slice(0, found.otherWords).join(' ');
  const twice = plainWords(found.named.today.name).join(' ');
  return /(^| )(thanh pho|tp) \S+( \S+)?( \S+)?$/.test(before) || before.endsWith(` ${twice}`);
}
