import { z } from 'zod';

/** Ids come as strings; a number that lost digits on the way is not an id any more. */
const id = z.union([z.string().min(1), z.int().transform(String)]);
/** Numbers come as strings, as numbers, or not at all. */
export const looseNumber = z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(z.number());

/**
 * Every answer of the OA API. `{"data":{"message_id":"63ecf43f…","user_id":"25125…","sent_time":"1626926349402",
 * "quota":{"quota_type":"reply"}},"error":0,"message":"Success"}`; on error `{"error":-216,"message":"…"}`.
 */
export const Envelope = z.object({ error: looseNumber.pipe(z.int()), data: z.unknown().optional() });
export type Envelope = z.infer<typeof Envelope>;

const sentRest = {
  sent_time: looseNumber.optional().catch(undefined),
  quota: z.object({ quota_type: z.string() }).nullish().catch(undefined),
};

/** `data` of a send; by phone the id is called otherwise: `{"msg_id":"a4d0243f…","sent_time":"1626926349402",…}`. */
export const SentData = z.union([
  z.object({ message_id: id, ...sentRest }),
  z.object({ msg_id: id, ...sentRest }).transform(({ msg_id, ...rest }) => ({ message_id: msg_id, ...rest })),
]);
export type SentData = z.infer<typeof SentData>;

/** `data` of an upload of a file: `{"token":"…"}`. */
export const UploadedData = z.union([
  z.object({ token: z.string().min(1) }).transform(({ token }) => token),
  z.object({ attachment_id: z.string().min(1) }).transform((data) => data.attachment_id),
]);

/** `data` of `article/create`: `{"token":"fvXiHxFn…"}`. */
export const ArticleToken = z.object({ token: z.string().min(1) });

/** `data` of `article/verify` once the article is there: `{"id":"4402c73f7e7a9724ce6b"}`. */
export const ArticleId = z.object({ id });

/** `data` of `getoa`: `oa_type` 2 is a business, 4 a state agency. */
export const OaData = z.object({ oa_type: looseNumber });

/** One line of `data` of `conversation`: `{"src":0,"time":1619401853770,"type":"text","message":"…","message_id":"…"}`. */
export const ChatItem = z.object({
  /** 0 = the OA wrote it */
  src: looseNumber,
  time: looseNumber,
  type: z.string().optional(),
  message: z.string().nullish(),
  message_id: id,
});
export type ChatItem = z.infer<typeof ChatItem>;

export const ChatItems = z.array(ChatItem);

/** Answer of the token endpoint; codes and seconds come as strings or numbers. */
export const TokenBody = z.object({
  access_token: z.string().optional().catch(undefined),
  refresh_token: z.string().min(1).optional().catch(undefined),
  expires_in: looseNumber.pipe(z.number().positive()).optional().catch(undefined),
  error: looseNumber.optional().catch(undefined),
});
export type TokenBody = z.infer<typeof TokenBody>;

/** Parses a text as JSON of a schema; undefined when it is neither. */
export function parseJson<Out>(schema: z.ZodType<Out>, text: string): Out | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  return schema.safeParse(json).data;
}
