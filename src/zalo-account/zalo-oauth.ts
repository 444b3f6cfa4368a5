/** What the token endpoint made of a code or of a refresh token (reference zalo-oa-api §1.5). */
export type OAuthAnswer =
  /** `refreshToken` is absent when the platform kept the old one. */
  | { kind: 'granted'; accessToken: string; refreshToken?: string; livesMs: number }
  /** The code or the refresh token is spent, expired or unknown: only a new consent helps. */
  | { kind: 'dead'; code: number }
  /** Settings of the app or of the OA are wrong; nothing was spent. */
  | { kind: 'refused'; code: number }
  /** The request surely did not reach the platform. */
  | { kind: 'notSent'; reason: string }
  /** It may have been spent, the answer did not come or cannot be read. */
  | { kind: 'unknown'; reason: string };

/** The platform's OAuth. Never throws for anything the platform or the network does. */
export type ZaloOAuth = {
  /** Where the OA's administrator is sent to give consent. */
  permissionUrl(params: { redirectUri: string; codeChallenge: string; state: string }): string;
  exchange(params: { code: string; codeVerifier: string }): Promise<OAuthAnswer>;
  refresh(refreshToken: string): Promise<OAuthAnswer>;
  /** Asks with a harmless call whether an access token still works. */
  probe(accessToken: string): Promise<'alive' | 'dead' | 'unknown'>;
};
