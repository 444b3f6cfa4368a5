import type { CitizenHandle, WaitOptions } from '../../simulator/citizens/citizen-handle.js';

/** What a citizen does when asked: words, a tap on a button (`[label]`), or a deed that ends with their own message. */
type Answer = string | ((citizen: CitizenHandle) => Promise<unknown>);
/** A citizen's answers to what the bot asks. */
export type Answers = readonly (readonly [asked: RegExp, answer: Answer])[];

/** Answers that fit both procedures; a test puts its own before them. Everybody in them is made up. */
export const USUAL_ANSWERS: Answers = [
  [/có đồng ý không ạ/, '[Đồng ý tiếp tục]'],
  [/cho cá nhân hay cho cơ quan/, 'cá nhân'],
  [/giấy tờ của ai\?|cho chính mình hay cho ai/, '1'],
  [/Số định danh/, '072090001234'],
  [/sinh ngày, tháng, năm nào/, '2/1/1990'],
  [/họ, chữ đệm, tên của mình/, 'Nguyễn Văn Mẫu'],
  [/Giới tính/, 'Nam'],
  [/Dân tộc/, 'Kinh'],
  [/Quốc tịch/, 'Việt Nam'],
  [/Số điện thoại/, '0912345678'],
  [/bản sao loại nào/, 'Giấy khai sinh'],
  [/Trước đây đăng ký ở/, 'UBND xã Thử Nghiệm, tỉnh Tây Ninh'],
  [/mấy bản/, '2'],
  [/nhận kết quả bằng cách nào/, '1'],
  [/lần đầu xin giấy này hay xin cấp lại/, 'lần đầu'],
  [/thời gian đã ở một nơi khác/, 'không'],
  [/muốn khai thêm/, 'không'],
  [/Tình trạng hôn nhân hiện nay/, '1'],
  [/xin giấy để làm gì/, '2'],
  [/ghi rõ mục đích/, 'bổ túc hồ sơ vay vốn ngân hàng'],
  [/gửi ảnh/, 'bỏ qua'],
];

const MOST_TURNS = 60;

/**
 * Goes through a form from its card ("Bắt đầu") to the receipt, answering what is asked; what no rule fits is skipped
 * when it may be. Returns the receipt's text. Fails with the chat's end when it goes round in circles.
 */
export async function fillForm(
  citizen: CitizenHandle,
  answers: Answers = [],
  options: WaitOptions = {},
): Promise<string> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const asked = await untilAsked(citizen, answers, options);
    if ('receipt' in asked) return asked.receipt;
    const { answer } = asked;
    if (typeof answer === 'function') await answer(citizen);
    else if (answer.startsWith('[')) await citizen.tap(answer.slice(1, -1));
    else await citizen.say(answer);
  }
  throw new Error(`no receipt after ${MOST_TURNS} turns; the last: ${citizen.messages().at(-1)?.text}`);
}

/** Waits until the replies to the citizen's last message are the receipt, or ask something that has an answer. */
async function untilAsked(
  citizen: CitizenHandle,
  answers: Answers,
  options: WaitOptions,
): Promise<{ receipt: string } | { answer: Answer }> {
  for (let seen = 0; ; ) {
    await citizen.waitFor(() => citizen.replies().length > seen, options);
    const replies = citizen.replies();
    seen = replies.length;
    const receipt = replies.find(({ text = '' }) => /Mã hồ sơ: .*\d{6}-\d{4}/.test(text))?.text;
    if (receipt !== undefined) return { receipt };
    // what stands under the handing over (to remember somebody, say) is an offer and no question of the form
    const questions = replies.filter(({ text = '' }) => !text.startsWith('Em đang ghi nhận hồ sơ'));
    const text = questions.map((reply) => reply.text ?? '').join('\n');
    const buttons = questions.flatMap((reply) => reply.buttons.map(({ title }) => title));
    const answer = chooseAnswer(text, buttons, [...answers, ...USUAL_ANSWERS]);
    if (answer !== undefined) return { answer };
  }
}

function chooseAnswer(text: string, buttons: readonly string[], answers: Answers): Answer | undefined {
  for (const label of ['Bắt đầu', 'Nộp hồ sơ', 'Gửi phản ánh', 'Đặt lịch hẹn', 'Đồng ý cam đoan']) {
    const button = buttons.find((one) => one.startsWith(label));
    if (button) return `[${button}]`;
  }
  const question = text.slice(Math.max(0, text.lastIndexOf('Câu ')));
  const rule = answers.find(([asked]) => asked.test(question));
  if (rule) return rule[1];
  if (/Đúng không|đúng không/.test(text)) return 'đúng';
  if (/Không bắt buộc/.test(text)) return 'bỏ qua';
  return undefined;
}

/** Says what is needed and agrees, up to the first question of a form. */
export async function beginForm(citizen: CitizenHandle, words = 'trích lục khai sinh'): Promise<void> {
  await citizen.say(words);
  await citizen.waitFor(/Cần chuẩn bị/);
  await citizen.tap('Bắt đầu');
  await citizen.waitFor(/có đồng ý không ạ/);
  await citizen.tap('Đồng ý tiếp tục');
  await citizen.waitFor(/Câu 1\//);
}
