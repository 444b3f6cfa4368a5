import { z } from 'zod';
import { tagged } from '../webhook/events.js';
import { citizenChanged, citizensOf, findCitizen } from '../world/platform.js';
import { type Citizen, oaStateOf } from '../world/state.js';
import { toPlatformDay } from '../world/windows.js';
import { type Call, readInput } from './call.js';
import { Refused } from './refused.js';

const UserId = z.object({ user_id: z.string().min(1) });

function getUser({ platform, oa }: Call, userId: string): Citizen {
  const citizen = findCitizen(platform, oa.oaId, userId);
  if (citizen === undefined) throw new Refused(-201, 'no such user at this OA', 'user_id is invalid!');
  return citizen;
}

/** `GET /v3.0/oa/user/detail`, for people who interacted or follow. */
export function userDetail(call: Call) {
  const citizen = getUser(call, readInput(UserId, call.input).user_id);
  const { userId, lastInteractionAt, follows, alias, tags, sharedInfo } = citizen;
  if (lastInteractionAt === undefined && !follows)
    throw new Refused(-213, 'never interacted, does not follow');
  const avatar = `${call.platform.publicUrl}/avatars/${userId}.svg`;
  return {
    user_id: userId,
    user_id_by_app: citizen.userIdByApp,
    user_external_id: '',
    display_name: citizen.name,
    user_alias: alias || citizen.name,
    is_sensitive: false,
    user_last_interaction_date: lastInteractionAt === undefined ? '' : toPlatformDay(lastInteractionAt),
    user_is_follower: follows,
    avatar,
    avatars: { 120: avatar, 240: avatar },
    dynamic_param: '',
    tags_and_notes_info: { notes: [], tag_names: tags },
    shared_info: { address: '', city: '', district: '', phone: '', name: '', ...sharedInfo },
  };
}

const ListQuery = z.object({
  offset: z.int().min(0).max(9951),
  count: z.int().min(1).max(50),
  tag_name: z.string().optional(),
  last_interaction_period: z
    .string()
    .regex(/^(TODAY|YESTERDAY|L7D|L30D|\d{4}_\d\d_\d\d:\d{4}_\d\d_\d\d)$/)
    .optional(),
  is_follower: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
});
type ListQuery = z.infer<typeof ListQuery>;

const day = 24 * 3_600_000;
const zoneOffset = 7 * 3_600_000;
const startOfDay = (time: number) => Math.floor((time + zoneOffset) / day) * day - zoneOffset;

/** First and last moment of a period in the platform's words. */
function toSpan(period: string, now: number): [number, number] {
  const today = startOfDay(now);
  if (period === 'TODAY') return [today, now];
  if (period === 'YESTERDAY') return [today - day, today];
  if (period === 'L7D') return [now - 7 * day, now];
  if (period === 'L30D') return [now - 30 * day, now];
  const [from = '', to = ''] = period.split(':').map((one) => one.replaceAll('_', '-'));
  return [Date.parse(`${from}T00:00+07:00`), Date.parse(`${to}T00:00+07:00`) + day];
}

function isWanted(citizen: Citizen, query: ListQuery, now: number): boolean {
  const { tag_name, last_interaction_period: period, is_follower } = query;
  if (citizen.lastInteractionAt === undefined && !citizen.follows) return false;
  if (tag_name !== undefined && !citizen.tags.includes(tag_name)) return false;
  if (is_follower !== undefined && String(citizen.follows) !== String(is_follower)) return false;
  if (period === undefined) return true;
  const [from, to] = toSpan(period, now);
  return (
    citizen.lastInteractionAt !== undefined &&
    citizen.lastInteractionAt >= from &&
    citizen.lastInteractionAt <= to
  );
}

/** `GET /v3.0/oa/user/getlist`. */
export function userList({ platform, oa, input }: Call) {
  const query = readInput(ListQuery, input);
  const now = platform.clock.now();
  const wanted = citizensOf(platform, oa.oaId).filter((citizen) => isWanted(citizen, query, now));
  const page = wanted.slice(query.offset, query.offset + query.count);
  return {
    total: wanted.length,
    count: page.length,
    offset: query.offset,
    users: page.map(({ userId }) => ({ user_id: userId })),
  };
}

const Update = z.strictObject({
  user_id: z.string().min(1),
  user_alias: z.string().max(100).optional(),
  user_external_id: z.string().optional(),
  shared_info: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** `POST /v3.0/oa/user/update`. */
export function updateUser(call: Call): void {
  const { user_id, user_alias, shared_info = {} } = readInput(Update, call.input);
  const citizen = getUser(call, user_id);
  if (user_alias !== undefined) citizen.alias = user_alias;
  for (const [key, value] of Object.entries(shared_info)) citizen.sharedInfo[key] = String(value);
  citizenChanged(call.platform, citizen);
}

/** `POST /v2.0/oa/deletefollowerinfo`: the OA's own data about a person. */
export function deleteUserInfo(call: Call): void {
  const citizen = getUser(call, readInput(UserId, call.input).user_id);
  Object.assign(citizen, { alias: '', tags: [], sharedInfo: {} });
  citizenChanged(call.platform, citizen);
}

const Tagging = z.object({ user_id: z.string().min(1), tag_name: z.string().min(1) });

/** `POST /v2.0/oa/tag/tagfollower` and `/rmfollowerfromtag`; a tag is made when it is missing. */
export const tagUser = (add: boolean) => (call: Call) => {
  const { user_id, tag_name } = readInput(Tagging, call.input);
  const { platform, courier, oa } = call;
  const citizen = getUser(call, user_id);
  const tags = oaStateOf(platform.state, oa.oaId).tags;
  citizen.tags = citizen.tags.filter((tag) => tag !== tag_name);
  if (add) citizen.tags.push(tag_name);
  if (add && !tags.includes(tag_name)) tags.push(tag_name);
  citizenChanged(platform, citizen);
  const event = tagged(platform.config.appId, citizen, tag_name, add);
  void courier.ship({ oaId: oa.oaId, userId: user_id, event });
};

/** `POST /v2.0/oa/tag/rmtag`. */
export function removeTag({ platform, oa, input }: Call): void {
  const { tag_name } = readInput(z.object({ tag_name: z.string().min(1) }), input);
  const state = oaStateOf(platform.state, oa.oaId);
  state.tags = state.tags.filter((tag) => tag !== tag_name);
  for (const citizen of citizensOf(platform, oa.oaId)) {
    citizen.tags = citizen.tags.filter((tag) => tag !== tag_name);
  }
  platform.touch();
}

/** `GET /v2.0/oa/tag/gettagsofoa`. */
export const tagsOfOa = ({ platform, oa }: Call) => oaStateOf(platform.state, oa.oaId).tags;
