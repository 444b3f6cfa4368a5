import { z } from 'zod';

/** What a notice is about; a citizen may leave a topic and keep the others. The names stand in chats: add, never rename. */
export const NoticeTopic = z.enum(['utilities', 'health', 'fees', 'meetings', 'warnings', 'procedures']);
export type NoticeTopic = z.infer<typeof NoticeTopic>;

/** Labels of buttons that have to do with notices. */
export const NOTICE_LABELS = [
  'stopMessages',
  'receiveAgain',
  'leaveTopic',
  'followTopic',
  'topicUtilities',
  'topicHealth',
  'topicFees',
  'topicMeetings',
  'topicWarnings',
  'topicProcedures',
] as const;
