import type { AccountWord } from '../../notices/account-word.js';
import { AgeGroup } from '../../notices/audience.js';
import type { BoundTemplate, Notice } from '../../notices/notice.js';
import type { NoticeKind } from '../../notices/notice-kind.js';
import { OFFICE_PLACES, RECIPIENT_PLACES } from '../../notices/places.js';
import { Way } from '../../notices/way.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { Choice } from '../pages/deed-view.js';
import { toLocalInput } from '../pages/local-time.js';
import { type ArticleFormView, toArticleFormView } from './article-view.js';
import { type AudienceParts, fromAudience } from './audience-form.js';
import { inVnd } from './in-vnd.js';
import type { AudienceChoices, NoticeDesk } from './notice-desk.js';
import type { TypedParts } from './notice-form.js';

type Ticks = (Choice & { chosen: boolean })[];
/** One side of the audience as groups of boxes to tick. */
export type SideView = {
  prefix: 'in' | 'out';
  groups: { name: string; label: string; ticks: Ticks; count: number }[];
  tags: string;
  /** those that there are, to choose from */
  knownTags: string;
  follower: boolean;
  days: string;
};

export type BoundView = {
  prefix: 'uid' | 'phone';
  way: 'uidTemplate' | 'phoneTemplate';
  templates: Ticks;
  params: { name: string; value: string; hint: string }[];
};

/** `isGone`: it was kept long enough and is erased. */
export type NoticeFileView = { slot: 'picture' | 'file'; name: string; size: string; isGone: boolean };

/** The form of a draft. */
export type ComposeView = {
  title: string;
  text: string;
  places: string;
  fields: { key: string; label: string; example: string; value: string }[];
  buttons: string;
  ways: (Choice & { chosen: boolean; terms: string })[];
  bound: BoundView[];
  /** the picture and the document that the notice has */
  files: NoticeFileView[];
  article: ArticleFormView;
  /** one that is held back by less than others */
  isWarning: boolean;
  match: 'all' | 'any';
  sides: [SideView, SideView];
  sendAt: string;
  budgetVnd: string;
};

export type Composing = {
  notice: Notice;
  desk: Pick<NoticeDesk, 'kindOf' | 'terms' | 'cities'>;
  choices: AudienceChoices;
  word: AccountWord;
  /** those of its files that are still there */
  present: ReadonlySet<string>;
  /** what was typed and could not be read */
  typed?: TypedParts;
};

/** A draft as its official fills it in. */
export function toComposeView(
  { notice, desk, choices, word, present, typed }: Composing,
  words: ConsoleWords,
): ComposeView {
  const { content } = notice;
  const kind = desk.kindOf(content.kindId);
  const parts = typed?.parts ?? fromAudience(notice.audience);
  return {
    ...{ title: content.title, text: content.text, buttons: content.buttons.join('\n') },
    places: placesInWords(kind, words),
    fields: (kind?.fields ?? []).map((field) => ({ ...field, value: content.fields[field.key] ?? '' })),
    ways: Way.options.map((way) => {
      const { priceVnd, needs, hours } = desk.terms.ways[way];
      const terms = fill(words.notices.terms, { price: inVnd(priceVnd), needs, hours });
      return { value: way, label: words.notices.ways[way], chosen: content.ways.includes(way), terms };
    }),
    bound: [
      toBound('uid', content.uidTemplate, { word, words }),
      toBound('phone', content.phoneTemplate, { word, words }),
    ],
    files: toFileViews(notice, present),
    article: toArticleFormView(content, desk, words),
    isWarning: content.topic === 'warnings',
    match: parts.match,
    sides: [toSide('in', parts, { choices, words }), toSide('out', parts, { choices, words })],
    sendAt: notice.sendAt === null ? '' : toLocalInput(notice.sendAt),
    budgetVnd: typed?.budgetVnd ?? notice.budgetVnd.toLocaleString('vi-VN'),
  };
}

/** What may stand in braces, with what comes in its place. */
function placesInWords(kind: NoticeKind | undefined, { notices }: ConsoleWords): string {
  const shared = [...RECIPIENT_PLACES, ...OFFICE_PLACES].map((place) => [place, notices.places[place]]);
  const own = (kind?.fields ?? []).map(({ key, label }) => [key, label.toLowerCase()]);
  return [...own, ...shared].map(([place, meaning]) => `{${place}} ${meaning}`).join('; ');
}

/** What goes with the words. */
export const toFileViews = (
  { content }: Pick<Notice, 'content'>,
  present: ReadonlySet<string>,
): NoticeFileView[] =>
  (['picture', 'file'] as const).flatMap((slot) => {
    const one = content[slot];
    if (!one) return [];
    return [{ slot, name: one.name, size: inKilobytes(one.bytes), isGone: !present.has(one.fileId) }];
  });

const inKilobytes = (bytes: number): string => `${Math.ceil(bytes / 1_000).toLocaleString('vi-VN')} KB`;

function toBound(
  prefix: 'uid' | 'phone',
  bound: BoundTemplate | null,
  { word, words }: { word: AccountWord; words: ConsoleWords },
): BoundView {
  const usable = word.templates.filter(({ status }) => status === 'enabled');
  const template = usable.find(({ id }) => id === bound?.templateId);
  return {
    prefix,
    way: prefix === 'uid' ? 'uidTemplate' : 'phoneTemplate',
    templates: usable.map(({ id, name, price }) => {
      const priceVnd = price[prefix];
      const label = priceVnd === null ? name : `${name} (${inVnd(priceVnd)})`;
      return { value: id, label, chosen: id === bound?.templateId };
    }),
    params: (template?.params ?? []).map(({ name, maxLength }) => ({
      ...{ name, value: bound?.data[name] ?? '' },
      hint: fill(words.notices.paramHint, { count: maxLength }),
    })),
  };
}

function toSide(
  prefix: 'in' | 'out',
  parts: AudienceParts,
  { choices, words }: { choices: AudienceChoices; words: ConsoleWords },
): SideView {
  const side = parts[prefix];
  const group = (name: keyof typeof words.notices.facets, all: readonly Choice[]) => ({
    ...{ name, label: words.notices.facets[name], count: side[name].length },
    ticks: all.map((one) => ({ ...one, chosen: side[name].includes(one.value) })),
  });
  const same = (value: string): Choice => ({ value, label: value });
  // one that is not known of anybody any more stays chosen until somebody takes it off
  const places = [...new Set([...choices.neighbourhoods, ...side.neighbourhoods])];
  return {
    prefix,
    groups: [
      group('neighbourhoods', places.map(same)),
      group(
        'procedures',
        choices.procedures.map(({ id, name }) => ({ value: id, label: name })),
      ),
      group(
        'states',
        Object.entries(words.states).map(([value, label]) => ({ value, label })),
      ),
      group(
        'languages',
        choices.languages.map(({ language, name }) => ({ value: language, label: name })),
      ),
      group('ages', AgeGroup.options.map(same)),
    ],
    tags: side.tags.join(', '),
    knownTags: choices.tags.join(', '),
    follower: side.follower,
    days: side.days,
  };
}
