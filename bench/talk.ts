import { createWorkingCalendar } from '../src/calendar/create-working-calendar.js';
import { newSession } from '../src/flow/session.js';
import { step } from '../src/flow/step.js';
import type { World } from '../src/flow/world.js';
import { ConversationId } from '../src/ids.js';
import { AppointmentRules, OpeningHours } from '../src/offices/office.js';
import { loadTemplates } from '../src/procedures/load-templates.js';
import { renderSaying } from '../src/wording/render.js';
import { OA_ID } from './product.js';

/** What every citizen of the bench says, over and over: a form from the first word on, and then away with it. */
const WORDS = [
  'trích lục khai sinh',
  'bắt đầu',
  'đồng ý',
  'cá nhân',
  '1',
  'Nguyễn Văn Mẫu',
  '072090001234',
  '0912345678',
  'bỏ qua',
  '1',
  '02/01/1990',
  'không',
  'UBND xã Thử Nghiệm, tỉnh Tây Ninh',
  'bỏ qua',
  'bỏ qua',
  'hủy',
  'có',
];

/** One turn: what is said, and how many messages the bot answers with. */
export type Turn = { text: string; replies: number };

/** The talk with the number of answers to each turn, found by playing it once with the engine itself. */
export function prepareTalk(templatesDir: string): Turn[] {
  const templates = loadTemplates(templatesDir);
  const { catalogue, catalogues, domain } = templates;
  const office: World['office'] = {
    name: 'phường',
    centreName: 'Trung tâm',
    address: 'Số 1',
    phone: '0276 000 000',
    hoursText: 'giờ hành chính',
    channelMode: 'DIRECT_INTAKE',
    appointments: AppointmentRules.parse({}),
  };
  const spans = [['07:30', '17:00']];
  const hours = OpeningHours.parse({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans });
  const calendar = createWorkingCalendar({ holidays: [], hours });
  let session = newSession(ConversationId.parse(`${OA_ID}-1`));
  return WORDS.map((text, n) => {
    const [next, effects] = step({ catalogue, catalogues, domain, office, calendar }, session, {
      type: 'said',
      at: Date.now() + n * 1_000,
      text,
    });
    session = next;
    const messages = effects.flatMap((effect) =>
      effect.type === 'reply'
        ? effect.sayings.flatMap((saying) =>
            renderSaying(templates, office, { saying, language: effect.language }),
          )
        : [],
    );
    return { text, replies: messages.length };
  });
}
