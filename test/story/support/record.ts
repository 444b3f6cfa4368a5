import { z } from 'zod';
import type { Product } from '../../support/start-product.js';

const DossierRow = z.object({
  _id: z.string(),
  code: z.string(),
  history: z.array(z.object({ action: z.string(), to: z.int() })),
});
const ConversationRow = z.object({
  _id: z.string(),
  nextSeq: z.int(),
  outbox: z.array(z.unknown()),
  intents: z.array(z.unknown()),
});
const MessageRow = z.object({ conversationId: z.string(), seq: z.int(), state: z.string() });

/** What the database says about a story that is over. */
export async function readRecord({ database }: Product) {
  const all = async <Row>(name: string, schema: z.ZodType<Row>): Promise<Row[]> =>
    z.array(schema).parse(await database.collection(name).find().sort({ _id: 1 }).toArray());
  const messages = await all('messages', MessageRow);
  const conversations = await all('conversations', ConversationRow);
  const dossiers = await all('dossiers', DossierRow);
  return {
    dossiers,
    /** the history of a dossier: what was done and into which state that led */
    stepsOf(code: string) {
      const history = dossiers.find((one) => one.code === code)?.history ?? [];
      return history.map(({ action, to }) => `${action} ${to}`);
    },
    conversations,
    /** messages that were meant for somebody and have no outcome, or more than one */
    withoutOneOutcome: conversations.flatMap(({ _id, nextSeq }) => {
      const ended = messages.filter(({ conversationId }) => conversationId === _id).map(({ seq }) => seq);
      const meant = Array.from({ length: nextSeq - 1 }, (_, index) => index + 1);
      return meant.filter((seq) => ended.filter((one) => one === seq).length !== 1);
    }),
    outcomes: new Set(messages.map(({ state }) => state)),
    /** events of citizens that wait or died */
    unhandledEvents: await database.collection('inbox').countDocuments({ state: { $ne: 'done' } }),
  };
}
