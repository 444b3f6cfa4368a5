import { elsewhere, later, refused, VERDICTS, type Verdict } from './verdicts.js';

const human = refused('human');
const unreachable = refused('unreachable');
const bug = refused('bug');

/** Codes that only template messages answer, by user id or by phone (reference zalo-oa-api §8.2). */
export const TEMPLATE_ONLY_VERDICTS: ReadonlyMap<number, Verdict> = new Map([
  [-100, later('soon')], // unknown failure; on the other host it speaks of attachments
  [-101, human], // app invalid
  [-102, human], // app does not exist
  [-103, human], // app not activated
  [-104, human], // app's secret key wrong
  [-105, human], // app and OA are not linked
  [-108, unreachable], // telephone number invalid
  [-109, human], // template id: the offices file names one that the OA does not have
  [-110, unreachable], // the citizen's Zalo is too old
  [-111, bug], // no template data
  [-112, bug], // template data invalid
  [-1121, bug], // a value is too long
  [-1122, bug], // a value is missing
  [-1124, bug], // a value has the wrong form
  [-113, bug], // button invalid
  [-1131, bug], // address of a button invalid
  [-114, unreachable], // inactive, or takes no such messages
  [-115, human], // account out of balance
  [-116, bug], // content invalid
  [-117, human], // no permission for this template
  [-118, unreachable], // no Zalo account with this number
  [-119, unreachable], // account cannot receive
  [-120, human], // OA may not do this
  [-121, bug], // no content
  [-122, bug], // body malformed
  [-1241, human], // appsecret_proof: settings of the app
  [-125, human], // OA id invalid
  [-126, human], // wallet of the development mode empty
  [-127, human], // test template: administrators only
  [-130, bug], // content too long
  [-131, human], // template not approved
  [-132, bug], // a parameter is invalid
  [-133, later('morning')], // not at night
  [-135, human], // package too small
  [-1351, human], // OA may not send
  [-136, human], // no ZBS account linked
  [-137, human], // payment failed
  [-138, human], // app not allowed
  [-1381, human], // app not allowed for the OA
  [-139, unreachable], // the citizen refuses this kind of message
  [-140, unreachable], // the citizen may not get it
  [-141, unreachable], // the citizen refuses the OA's messages
  [-142, bug], // RSA key missing
  [-143, bug], // RSA key exists
  [-144, later('tomorrow')], // the OA's templates of the day
  [-1441, later('tomorrow')], // the OA's promotion
  [-145, human], // permission withdrawn
  [-146, human], // template disabled for its quality
  [-147, later('tomorrow')], // this template's messages of the day
  [-1471, unreachable], // promotion to this citizen
  [-1472, unreachable], // promotion to this citizen
  [-148, bug], // journey token
  [-149, bug], // journey token
  [-150, bug], // journey token
  [-153, bug], // data invalid
  [-158, bug], // upload
  [-159, bug], // upload
  [-160, bug], // upload
  [-161, bug], // sending mode
  [-162, bug], // sending mode
]);

/**
 * What shuts the way by user id and leaves the one by telephone. Not among them: whoever has restricted this kind of
 * message (-244) has told the platform so, and it answers the same by telephone (-139).
 */
const ONLY_BY_USER_ID: ReadonlyMap<number, Verdict> = new Map([
  [-213, elsewhere('unreachable')], // does not follow
  [-217, elsewhere('unreachable')], // blocked the account
  [-227, elsewhere('unreachable')], // banned or inactive
  [-235, elsewhere('human')], // a state agency's API has no such way
  [-249, elsewhere('bug')], // this template cannot go by user id
]);

/** What a code means for a template message; both hosts may answer with codes of the other one's table. */
export const TEMPLATE_VERDICTS: ReadonlyMap<number, Verdict> = new Map([
  ...VERDICTS,
  ...TEMPLATE_ONLY_VERDICTS,
  ...ONLY_BY_USER_ID,
]);
