import { z } from 'zod';
import type { OaConfig } from '../config.js';
import type { Courier } from '../webhook/courier.js';
import type { Platform } from '../world/platform.js';
import { Refused } from './refused.js';

/** One authenticated request to the OA API. `input` is the body, or the `data` parameter of a GET. */
export type Call = {
  platform: Platform;
  courier: Courier;
  oa: OaConfig;
  input: unknown;
  file?: { bytes: Uint8Array; name: string } | undefined;
};

export type Endpoint = {
  method: 'GET' | 'POST';
  path: string;
  /** Returns the `data` of the answer; throws `Refused`. */
  run(call: Call): unknown;
  /** Template messages have their own quota and do not use up the OA's calls per minute. */
  uncounted?: boolean;
  /** Open to an OA whose package has no OpenAPI. */
  free?: boolean;
  /** Messages to people; faults can be aimed at them. */
  sends?: boolean;
  /** Takes a multipart upload. */
  takesFile?: boolean;
};

/** Packages that are sold without the OpenAPI. Nothing is known of packages for state agencies. */
const withoutOpenApi: readonly string[] = ['Cơ bản', 'Tiêu chuẩn'];
const stateAgency = 4;

export const hasOpenApi = ({ oaType, packageName }: OaConfig): boolean =>
  oaType === stateAgency || !withoutOpenApi.includes(packageName);

/** Refuses an OA whose package has no OpenAPI. */
export function demandPackage(oa: OaConfig): void {
  if (!hasOpenApi(oa)) throw new Refused(-224, `the package ${oa.packageName} has no OpenAPI`);
}

/** Reads input the platform's way: too long or too many is -210, any other fault is -201 and names the field. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).map(String);
  const where = path.join('.') || 'body';
  const reason = `${where}: ${issue?.message}`;
  if (issue?.code === 'too_big') throw new Refused(-210, reason);
  const field =
    issue?.code === 'unrecognized_keys' ? issue.keys[0] : path.findLast((part) => !/^\d+$/.test(part));
  throw new Refused(-201, reason, `${field ?? 'body'} is invalid!`);
}

/** Text that the platform can show: not blank, whole characters only, at most `max` in normal form C. */
export const limitedText = (max: number) =>
  z
    .string()
    .refine((text) => !/\p{Surrogate}/u.test(text), 'has half of a character, perhaps cut through an emoji')
    .transform((text) => text.normalize('NFC'))
    .pipe(
      z
        .string()
        .max(max)
        .refine((text) => text.trim() !== '', 'is blank'),
    );
