import type { Connection } from 'mongoose';
import type { CitizenHandle } from '../../../simulator/citizens/citizen-handle.js';
import { type ConversationRow, toConversation } from '../../../src/adapters/mongo/conversation-row.js';
import type { Conversation } from '../../../src/inbox/conversation.js';
import { conversationIdOf } from '../../support/outcomes.js';
import { testCipher } from '../../support/test-cipher.js';

const rowsOf = (database: Connection) => database.collection<ConversationRow>('conversations');

/** The conversation as the product would load it; the tests' cipher has the key of the tests' product. */
export async function openConversation(database: Connection, citizen: CitizenHandle): Promise<Conversation> {
  const row = await rowsOf(database).findOne({ _id: conversationIdOf(citizen) });
  if (!row) throw new Error('no conversation of this citizen');
  return toConversation(testCipher, row);
}

/** Lets the citizen have been silent for so long, at the office and on the platform alike. */
export async function age(database: Connection, citizen: CitizenHandle, ms: number): Promise<void> {
  const { session, lastInteractionAt } = await openConversation(database, citizen);
  const { form, reminder } = session;
  const aged = {
    ...session,
    heardAt: session.heardAt - ms,
    form: form && { ...form, touchedAt: form.touchedAt - ms },
    reminder: reminder && { ...reminder, dueAt: reminder.dueAt - ms },
  };
  await rowsOf(database).updateOne(
    { _id: conversationIdOf(citizen) },
    {
      $set: {
        sealedSession: testCipher.seal(JSON.stringify(aged)),
        lastInteractionAt: (lastInteractionAt ?? 0) - ms,
        reminder: aged.reminder,
      },
    },
  );
  citizen.change({ lastInteractionAt: (citizen.profile().lastInteractionAt ?? 0) - ms });
}
