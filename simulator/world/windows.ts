import { Refused } from '../openapi/refused.js';
import type { Citizen, OaState, Standing } from './state.js';

const hour = 3_600_000;
const freeWindow = 48 * hour;
const hardWindow = 7 * 24 * hour;
const welcomes = 3;
/** Asia/Ho_Chi_Minh, without daylight saving. */
const zoneOffset = 7 * hour;

/** What the answer to a send says about who pays; nothing when the OA does. */
export type Quota =
  | { quota_type: 'reply' }
  | { quota_type: 'welcome_msg'; remain: string; total: string }
  | { quota_type: 'sub_quota'; remain: string; total: string; expired_date: string }
  | undefined;

export type WindowInput = { citizen: Citizen; oa: OaState; subQuota: number; now: number };

const standingCodes: Record<Exclude<Standing, 'normal'>, number> = {
  blocked: -217,
  restricted: -244,
  banned: -227,
};

const local = (now: number) => new Date(now + zoneOffset);

/** Promotion rests from 22:00 to 06:00. */
export function isNight(now: number): boolean {
  const hours = local(now).getUTCHours();
  return hours >= 22 || hours < 6;
}

/** The next six in the morning. */
export function toMorning(now: number): number {
  const dayMs = 24 * hour;
  const midnight = Math.floor((now + zoneOffset) / dayMs) * dayMs - zoneOffset;
  const six = midnight + 6 * hour;
  return six > now ? six : six + dayMs;
}

export const toDay = (now: number): string => local(now).toISOString().slice(0, 10);
export const toMonth = (now: number): string => toDay(now).slice(0, 7);

/** A day as the platform writes it, `dd/MM/yyyy`. */
export function toPlatformDay(now: number): string {
  const [year, month, day] = toDay(now).split('-');
  return `${day}/${month}/${year}`;
}

function useSubQuota({ oa, subQuota, now }: WindowInput): Quota {
  const month = toMonth(now);
  if (oa.subQuotaMonth !== month) {
    oa.subQuotaMonth = month;
    oa.subQuotaUsed = 0;
  }
  if (oa.subQuotaUsed >= subQuota) return undefined;
  oa.subQuotaUsed += 1;
  const monthEnd = new Date(Date.UTC(local(now).getUTCFullYear(), local(now).getUTCMonth() + 1, 0)).getTime();
  return {
    quota_type: 'sub_quota',
    remain: String(subQuota - oa.subQuotaUsed),
    total: String(subQuota),
    expired_date: toPlatformDay(monthEnd),
  };
}

function useWelcome(citizen: Citizen): Quota {
  if (!citizen.follows) throw new Refused(-232, 'the citizen never wrote and does not follow');
  if (citizen.welcomesUsed >= welcomes) {
    throw new Refused(-232, `the citizen never wrote and already has ${welcomes} welcome messages`);
  }
  citizen.welcomesUsed += 1;
  const remain = String(welcomes - citizen.welcomesUsed);
  return { quota_type: 'welcome_msg', remain, total: String(welcomes) };
}

/** Refuses a message to a citizen who cannot be reached at all, whatever the window. */
export function demandReachable(citizen: Citizen): void {
  if (citizen.standing !== 'normal') {
    throw new Refused(standingCodes[citizen.standing], `the citizen's standing is ${citizen.standing}`);
  }
  const { unfollowedAt, lastInteractionAt } = citizen;
  if (unfollowedAt !== undefined && (lastInteractionAt ?? 0) <= unfollowedAt) {
    throw new Refused(-213, 'the citizen unfollowed and has not come back since');
  }
}

/**
 * Admits a consultation message and books its quota, or throws why not. A follow opens the window again for one who
 * wrote before; one who never wrote gets three welcome messages.
 */
export function admitConsultation(input: WindowInput): Quota {
  const { citizen, now } = input;
  demandReachable(citizen);
  if (citizen.lastInteractionAt === undefined) return useWelcome(citizen);
  const age = now - citizen.lastInteractionAt;
  if (age > hardWindow)
    throw new Refused(-230, `the last interaction was ${Math.floor(age / hour)} hours ago`);
  return age <= freeWindow ? { quota_type: 'reply' } : useSubQuota(input);
}
