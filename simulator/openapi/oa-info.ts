import { z } from 'zod';
import { citizensOf, findCitizen } from '../world/platform.js';
import { oaStateOf } from '../world/state.js';
import { type Call, readInput } from './call.js';
import { Refused } from './refused.js';

/** `GET /v2.0/oa/getoa`; the id under both names that clients have seen. */
export function oaInfo({ platform, oa }: Call) {
  const avatar = `${platform.publicUrl}/avatars/${oa.oaId}.svg`;
  return {
    oaid: oa.oaId,
    oa_id: oa.oaId,
    name: oa.name,
    description: '',
    oa_alias: '',
    is_verified: true,
    oa_type: oa.oaType,
    cate_name: oa.oaType === 4 ? 'Cơ quan nhà nước' : 'Dịch vụ công',
    num_follower: citizensOf(platform, oa.oaId).filter(({ follows }) => follows).length,
    avatar,
    cover: avatar,
    package_name: oa.packageName,
    package_valid_through_date: '31/12/2099',
    package_auto_renew_date: '',
    linked_ZCA: '',
  };
}

const QuotaQuery = z.union([
  z.strictObject({ user_id: z.string().min(1) }),
  z.strictObject({
    quota_owner: z.enum(['OA', 'APP']),
    product_type: z.enum(['cs', 'transaction']),
    quota_type: z.enum(['sub_quota', 'purchase_quota', 'reward_quota']),
  }),
]);

/** `POST /v3.0/oa/quota/message`: of one person, or of the package. */
export function quota({ platform, oa, input }: Call) {
  const query = readInput(QuotaQuery, input);
  if ('user_id' in query) {
    const citizen = findCitizen(platform, oa.oaId, query.user_id);
    if (citizen === undefined) throw new Refused(-201, 'no such user at this OA', 'user_id is invalid!');
    return {
      last_interaction: String(citizen.lastInteractionAt ?? 0),
      cs_reply: { remain: 8, total: 8 },
      promotion: { daily_remain: 0, daily_total: 1, monthly_remain: 0, monthly_total: 6 },
    };
  }
  if (query.quota_type !== 'sub_quota' || query.quota_owner !== 'OA') return [];
  const { product_type, quota_type } = query;
  const remain = oa.subQuota - oaStateOf(platform.state, oa.oaId).subQuotaUsed;
  const asset_id = `${oa.oaId}-${product_type}`;
  return [{ asset_id, product_type, quota_type, valid_through: '31/12/2099', total: oa.subQuota, remain }];
}

/** `POST /v2.0/oa/quota/message`: what is left in the package. */
export function legacyQuota({ platform, oa }: Call) {
  const remain = oa.subQuota - oaStateOf(platform.state, oa.oaId).subQuotaUsed;
  return { type: 'active', remain, total: oa.subQuota };
}
