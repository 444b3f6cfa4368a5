import { countCharacters } from '../../notices/check-content.js';
import type { Notice } from '../../notices/notice.js';
import { type Said, toFilledTemplate, toNoticeMessage } from '../../notices/notice-texts.js';
import { toArticle } from '../../notices/to-article.js';
import type { Office } from '../../offices/office.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import { flawInWords } from './flaw-in-words.js';
import { inVnd } from './in-vnd.js';
import type { Foresight } from './notice-desk.js';

/** What a telephone shows: the plain message, or a template with its places filled. */
export type PhoneView = {
  title: string;
  text?: string;
  buttons?: string[];
  /** the messages before and after the words, in their order */
  before?: PhoneFile[];
  after?: PhoneFile[];
  /** a picture that bears the words in one message */
  isCaption?: boolean;
  /** an article as followers see it in the chat */
  article?: { title: string; description: string; hasCover: boolean };
  /** what this way cannot carry */
  lacks?: string;
  rows?: { name: string; value: string }[];
};

export type PhoneFile = { slot: 'picture' | 'file'; name: string };

export type ForesightView = {
  meant: string;
  byWay: { label: string; count: number; cost: string }[];
  skipped: { label: string; count: number }[];
  cost: string;
  missing: string[];
  /** what has to be mended before it is submitted */
  flaws: string[];
  phones: PhoneView[];
  length: string;
};

/** Somebody made up, so that no citizen's name stands in a preview. */
const SOMEBODY = { ten: 'bà Nguyễn Thị A', khu_pho: 'khu phố 1' };

/** What would come of a notice, and what a citizen would see. */
export function toForesightView(
  { notice, office, foresight }: { notice: Notice; office: Office; foresight: Foresight },
  words: ConsoleWords,
): ForesightView {
  const { summary, missing, flaws, putOffTo } = foresight;
  const { notices } = words;
  // an account that may send nothing reaches nobody, by whatever way
  const byWay = missing.some(({ what }) => what === 'package' || what === 'account') ? [] : summary.byWay;
  const reached = byWay.reduce((all, { count }) => all + count, 0);
  return {
    meant: fill(notices.meant, { count: summary.meant, reached }),
    byWay: byWay.map(({ way, count, costVnd }) => ({
      ...{ label: notices.ways[way], count, cost: inVnd(costVnd) },
    })),
    skipped: summary.skipped.map(({ reason, count }) => ({ label: notices.reasons[reason], count })),
    cost: inVnd(summary.costVnd),
    missing: [
      ...missing.map((one) => missingInWords(one, words)),
      ...(putOffTo === null ? [] : [fill(notices.missing.night, { time: toLocalTime(putOffTo) })]),
    ],
    flaws: flaws.map((flaw) => flawInWords(flaw, notices)),
    phones: toPhones(notice, office, words),
    length: fill(notices.length, { count: countCharacters(notice.content.text).toLocaleString('vi-VN') }),
  };
}

function missingInWords(one: Foresight['missing'][number], { notices }: ConsoleWords): string {
  switch (one.what) {
    case 'package':
      return fill(notices.missing.package, { cost: inVnd(one.yearlyVnd) });
    case 'account':
      return fill(notices.missing.account, { code: one.code });
    case 'soundTemplate':
      return flawInWords(one.fault, notices);
    case 'broadcasts':
      return fill(notices.missing.broadcasts, { count: one.total });
    case 'nobody':
      return notices.missing.nobody;
    case 'budget':
      return fill(notices.missing.budget, { cost: inVnd(one.vnd) });
    case 'template':
      return fill(notices.missing.template, {
        ...{ way: notices.ways[one.way], count: one.wouldReach, cost: inVnd(one.priceVnd) },
      });
  }
}

/** The card that followers see; the whole text is behind it. */
function toArticlePhone({ notice, office }: Omit<Said, 'places'>, { notices }: ConsoleWords): PhoneView[] {
  const { article: draft, picture, file } = notice.content;
  if (!draft) return [];
  const { title, description } = toArticle(draft, { notice, office });
  const hasCover = draft.hasCover && picture !== null;
  return [
    {
      title: notices.article.way,
      article: { title, description, hasCover },
      ...(file && { lacks: notices.article.noFile }),
    },
  ];
}

/** What is not filled in yet shows as a gap. */
const withGaps = ({ content, ...notice }: Notice): Notice => ({
  ...notice,
  content: {
    ...content,
    fields: Object.fromEntries(Object.entries(content.fields).map(([key, value]) => [key, value || '……'])),
  },
});

function toPhones(notice: Notice, office: Office, words: ConsoleWords): PhoneView[] {
  const { notices } = words;
  const said = { notice: withGaps(notice), places: SOMEBODY, office };
  const { ways, uidTemplate, phoneTemplate, picture, file } = notice.content;
  const plain = ways.filter((way) => way !== 'uidTemplate' && way !== 'phoneTemplate');
  const bound = [
    ...(ways.includes('uidTemplate') && uidTemplate
      ? [{ way: 'uidTemplate' as const, template: uidTemplate }]
      : []),
    ...(ways.includes('phoneTemplate') && phoneTemplate
      ? [{ way: 'phoneTemplate' as const, template: phoneTemplate }]
      : []),
  ];
  const { text, buttons = [] } = toNoticeMessage(said);
  return [
    ...(plain.length > 0
      ? [
          {
            title: plain.map((way) => notices.ways[way]).join(' · '),
            text,
            buttons: buttons.map(({ label }) => label),
            before: picture ? [{ slot: 'picture' as const, name: picture.name }] : [],
            after: file ? [{ slot: 'file' as const, name: file.name }] : [],
            isCaption: picture !== null && buttons.length === 0,
          },
        ]
      : []),
    ...bound.map(({ way, template }) => ({
      title: notices.ways[way],
      rows: Object.entries(toFilledTemplate(template, said).data).map(([name, value]) => ({ name, value })),
      ...((picture || file) && { lacks: notices.noFiles }),
    })),
    ...toArticlePhone(said, words),
  ];
}
