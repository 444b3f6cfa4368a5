/** The platform's own words for its codes. */
const officialTexts: Readonly<Record<number, string>> = {
  [-32]: 'Your OA reached limit call api',
  [-100]: 'attachment_id was expired',
  [-200]: 'Send message failed',
  [-201]: 'Parameter is invalid!',
  [-204]: 'Offical Account is disable',
  [-205]: 'Offical Account is not exist',
  [-209]: 'Not supported this api',
  [-210]: 'Parameter exceeds allowable limit',
  [-211]: 'Out of quota',
  [-212]: 'App has not registed this api',
  [-213]: 'User has not followed OA',
  [-214]: 'Article is being processed',
  [-216]: 'Access token is invalid',
  [-217]: 'User has blocked invitation from OA',
  [-218]: 'Out of quota receive',
  [-219]: 'App is removed or disabled',
  [-220]: 'access_token is expired or removed',
  [-221]: 'The OA needs to be verified to use this feature',
  [-224]: 'The OA needs to upgrade OA Tier Package to use this feature',
  [-227]: 'User is banned or has been inactive for more than 45 days',
  [-230]: 'User has not interacted with the OA in the past 7 days',
  [-232]: 'User has not interacted with the OA, or the last interaction has expired',
  [-233]: 'message type is invalid or not support',
  [-234]: 'This message cannot be sent at night (10:00PM - 6:00AM)',
  [-235]: 'This API does not support this type of OA',
  [-240]: 'MessageV2 API has been shut down, please switch to MessageV3',
  [-242]: 'Invalid appsecret_proof provided in the API argument',
  [-244]: 'User has restricted this message type from your OA',
  [-248]: 'Violates our platform standards',
  [-249]: 'Template does not support send via UID',
  [-320]: 'Your app needs to connect with Zalo Cloud Account to use paid features',
  [-321]: 'Zalo Cloud Account out of money',
};

/** The official text of a code. */
export const officialText = (code: number): string => officialTexts[code] ?? `Error ${code}`;

/** The platform does not take a request. `message` is what it answers, `reason` what a developer wants to know. */
export class Refused extends Error {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string, message = officialText(code)) {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.reason = reason;
  }
}
