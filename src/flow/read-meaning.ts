import { findDraftCode } from '../text/draft-code.js';
import { plainWords, toneKey } from '../text/fold.js';
import { withoutPoliteness } from '../text/politeness.js';
import { AskedTopic } from './asked-topic.js';
import type { Catalogue, Commands } from './catalogue.js';
import type { CommandName } from './command-name.js';

/** What only a button can mean. */
type TapName = Exclude<CommandName, 'greet'> | TapOnly;

/** Never typed: words that mean these are read where they make sense. */
type TapOnly =
  | 'draftRight'
  | 'draftWrong'
  | 'choose'
  | 'refer'
  | 'usePerson'
  | 'openPerson'
  | 'changePart'
  | 'forgetPerson'
  | 'noticeAnswer'
  | 'surveyGrade'
  | 'surveyWords'
  | 'leaveTopic'
  | 'followTopic';

/**
 * What a message asks for. `key` ties a button to the question or thing that it stood under, so that one left over
 * from an earlier message is recognised; of typed words it is the argument. `text` is what the citizen wrote: where a
 * command makes no sense it is an answer like any other.
 */
export type Meaning =
  | { do: CommandName | TapOnly; text: string; key?: string; typed: boolean }
  /** a code from the counter; `isNamed`: called one, else it may be an answer */
  | { do: 'claim'; text: string; key: string; isNamed: boolean; typed: true }
  | { do: 'answer'; key: string; text: string; typed: false }
  | { do: 'words'; text: string; typed: true }
  | { do: 'unknownTap'; text: string; typed: false };

/** Words of button payloads. They stay in chats for ever: add, never rename. */
const PAYLOAD_WORDS: Record<TapName, string> = {
  choose: 'tt',
  refer: 'chuyen',
  menu: 'menu',
  help: 'trogiup',
  back: 'lui',
  change: 'sua',
  cancel: 'huy',
  restart: 'lamlai',
  pause: 'tamdung',
  resume: 'tieptuc',
  skip: 'boqua',
  keep: 'giu',
  keepPhotos: 'giuanh',
  keepBoth: 'giucahai',
  done: 'xong',
  later: 'desau',
  draftRight: 'duthaodung',
  draftWrong: 'duthaosua',
  yes: 'dung',
  no: 'khong',
  start: 'batdau',
  submit: 'nop',
  person: 'canbo',
  assistant: 'troly',
  simple: 'dongian',
  usual: 'chedothuong',
  track: 'tracuu',
  forget: 'quen',
  photoCard: 'chupthe',
  language: 'ngonngu',
  rebook: 'doihen',
  unbook: 'huyhen',
  papers: 'giayto',
  fee: 'lephi',
  duration: 'thoigian',
  hours: 'gio',
  address: 'diachi',
  phone: 'dienthoai',
  writing: 'vietgiup',
  ownData: 'dulieu',
  editData: 'suadulieu',
  requestCorrection: 'xinsua',
  requestDeletion: 'xinxoa',
  withdraw: 'rutdongy',
  stopMessages: 'dungnhan',
  stop: 'dunglai',
  receiveAgain: 'nhanlai',
  remember: 'ghinho',
  rememberAll: 'ghinhoca',
  people: 'nguoi',
  usePerson: 'dungnguoi',
  openPerson: 'xemnguoi',
  changePart: 'suamuc',
  forgetPerson: 'quennguoi',
  forgetPeople: 'quenhet',
  erase: 'xoa',
  notices: 'thongbao',
  noticeAnswer: 'tb',
  surveyGrade: 'danhgia',
  surveyWords: 'gopy',
  leaveTopic: 'bochude',
  followTopic: 'nhanchude',
};

const TAPS = new Map(Object.entries(PAYLOAD_WORDS).map(([name, word]) => [word, name as TapName]));

/** Payload of a button that means a command. */
export const tap = (name: TapName, key?: string): string =>
  key === undefined ? `#${PAYLOAD_WORDS[name]}` : `#${PAYLOAD_WORDS[name]} ${key}`;

/** Payload of a button that answers a question. */
export const answerTap = (key: string, value: string): string => `#tl ${key}=${value}`;

/** Words of a command compare without marks, capitals and punctuation. */
export const foldWords = (text: string): string => plainWords(text).join(' ');

/** How a phrase of a command is found: by its folded words, or only as it is marked where it ends with `!`. */
export const commandKey = (phrase: string): string =>
  phrase.endsWith('!') ? asMarked(phrase) : foldWords(phrase);

/** Words with their marks: "dừng" and "đừng" are not the "đúng" that they are without. */
const asMarked = (text: string): string =>
  `!${
    toneKey(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  }`;

type Spoken = Pick<Catalogue, 'commands' | 'languageWords'>;

/** Reads a message: a payload when it begins with `#`, a command when the whole of it is one, else words. */
export function readMeaning(said: string, catalogue: Spoken): Meaning {
  const text = said.normalize('NFC').trim();
  if (text.startsWith('#')) return readTap(text);
  const language = catalogue.languageWords.get(foldWords(text));
  if (language) return { do: 'language', text, key: language, typed: true };
  const draft = findDraftCode(text);
  if (draft) return { do: 'claim', text, key: draft.code, isNamed: draft.isNamed, typed: true };
  return findCommand(text, catalogue.commands) ?? { do: 'words', text, typed: true };
}

function readTap(text: string): Meaning {
  const [, word = '', rest] = /^#(\S+)(?: ([\s\S]*))?$/.exec(text) ?? [];
  const [, key, value] = /^([^=\s]+)=([\s\S]*)$/.exec(rest ?? '') ?? [];
  if (word === 'tl' && key !== undefined && value !== undefined) {
    return { do: 'answer', key, text: value, typed: false };
  }
  const name = TAPS.get(word);
  if (!name) return { do: 'unknownTap', text, typed: false };
  return { do: name, text, typed: false, ...(rest !== undefined && { key: rest }) };
}

/** What makes a question polite and changes nothing: "dạ cần giấy tờ gì vậy em". */
const ASKING_MANNERS =
  /^(da |em oi |ad oi |cho (toi |em |minh |con |chau )?hoi |thi )+|( (vay|v|a|em|ad|nhi|ha|the|nha|nhe|ta))+$/g;

function findCommand(text: string, commands: Commands): Meaning | undefined {
  const folded = foldWords(text);
  const name =
    commands.get(asMarked(text)) ?? commands.get(folded) ?? commands.get(withoutPoliteness(folded));
  if (name) return { do: name, text, typed: true };
  const topic = AskedTopic.safeParse(commands.get(folded.replace(ASKING_MANNERS, '')));
  if (topic.success) return { do: topic.data, text, typed: true };
  return findNumbered(text, folded, commands) ?? findTracked(text, commands);
}

/** "sửa 4", "sua cau 4". */
function findNumbered(text: string, folded: string, commands: Commands): Meaning | undefined {
  const [, words = '', key] = /^(.*?)(?: (?:cau|so|muc))? (\d{1,3})$/.exec(folded) ?? [];
  if (key === undefined || commands.get(words) !== 'change') return undefined;
  return { do: 'change', text, key, typed: true };
}

/** "tra cứu 000.00.01.H53-261123-0001": only what looks like a code, so that other words stay free text. */
function findTracked(text: string, commands: Commands): Meaning | undefined {
  const [, words = '', key = ''] = /^(.*\S)\s+(\S+)$/.exec(text) ?? [];
  if (!looksLikeCode(key) || commands.get(foldWords(words)) !== 'track') return undefined;
  return { do: 'track', text, key, typed: true };
}

/** Dossier codes have several groups, the last of them four digits; no answer to any question looks so. */
export const looksLikeCode = (text: string): boolean => /^[\dA-Za-z.]+-\d{6}-\d{4,}$/.test(text.trim());
