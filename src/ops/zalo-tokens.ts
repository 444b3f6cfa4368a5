import { z } from 'zod';
import { CommandInvalid } from '../errors/command-invalid.js';
import { OaId } from '../ids.js';
import { toTokenPair } from '../zalo-account/grant.js';
import type { Command } from './commands.js';

/** As the platform's API Explorer shows it, or as its token endpoint answers; `expires_in` in seconds. */
const GivenPair = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3_600),
});

/** Stores a pair of tokens that the operator got from the platform's own page. */
export const setTokens: Command = async ({ tokens, offices, now }, { args: [oa], readStdin }) => {
  const oaId = readOaId(oa);
  if (!offices.findByOa(oaId)) throw new CommandInvalid(`no office has the OA ${oaId}`);
  const pair = GivenPair.safeParse(readJson(await readStdin()));
  if (!pair.success)
    throw new CommandInvalid('expected JSON with access_token and refresh_token on standard input');
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = pair.data;
  await tokens.put(oaId, toTokenPair({ accessToken, refreshToken, livesMs: seconds * 1_000 }, now()));
  return [`tokens of OA ${oaId} are stored`];
};

/** For every office: whether its OA is connected and until when; never the tokens themselves. */
export const showTokens: Command = async ({ tokens, offices }) =>
  Promise.all(
    offices.all.map(async ({ id, oaId }) => {
      const grant = await tokens.find(oaId);
      if (!grant) return `${id}  ${oaId}  not connected: npm run ops -- connect ${oaId}`;
      const until = new Date(grant.expiresAt).toISOString();
      return `${id}  ${oaId}  ${grant.state}  access token until ${until}  failed refreshes ${grant.failures}`;
    }),
  );

/** The page on which the OA's administrator gives consent; it works once, for ten minutes. */
export const connectAccount: Command = async ({ connect, offices }, { args: [oa] }) => {
  const oaId = readOaId(oa);
  if (!offices.findByOa(oaId)) throw new CommandInvalid(`no office has the OA ${oaId}`);
  return ['Open this as the administrator of the OA within ten minutes:', await connect(oaId)];
};

function readOaId(text: string | undefined): OaId {
  const oaId = OaId.safeParse(text);
  if (!oaId.success) throw new CommandInvalid('expected the id of an OA: digits');
  return oaId.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
