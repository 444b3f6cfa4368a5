import { LONGEST_MESSAGE } from '../wording/split-text.js';
import type { Notice } from './notice.js';
import type { NoticeKind } from './notice-kind.js';
import { knownPlaces, placesIn } from './places.js';
import { LONGEST_ARTICLE } from './to-article.js';

/** What keeps a notice from being submitted; `what` names the place, field or button. */
export type ContentFlaw = {
  reason:
    | 'no-title'
    | 'no-text'
    | 'too-long'
    | 'unknown-place'
    | 'field-empty'
    | 'too-many-buttons'
    | 'button-too-long'
    | 'no-way'
    | 'template-missing'
    | 'article-no-title'
    | 'article-too-long'
    | 'article-city'
    | 'past-hour'
    | 'button-twice';
  what?: string;
};

const MOST_BUTTONS = 5;
/** Longer ones are cut off on phones (reference zalo-oa-api §3.3). */
const LONGEST_BUTTON = 100;
/** A name or neighbourhood may be longer than the place that stands for it. */
const ROOM_FOR_A_PLACE = 40;

/** Characters as the platform counts them. */
export const countCharacters = (text: string): number => text.normalize('NFC').length;

/** Everything that is wrong, in the order in which the form shows it; nothing when it may be submitted. */
export function checkContent({ content }: Pick<Notice, 'content'>, kind: NoticeKind): ContentFlaw[] {
  return [
    ...(content.title.trim() === '' ? [{ reason: 'no-title' as const }] : []),
    ...checkText(content.text, kind),
    ...checkFields(content, kind),
    ...checkButtons(content.buttons),
    ...checkWays(content),
    ...checkArticle(content),
  ];
}

/** An hour that is over would only come up when a second official wants to release the notice. */
export const checkHour = ({ sendAt }: Pick<Notice, 'sendAt'>, now: number): ContentFlaw[] =>
  sendAt !== null && sendAt < now ? [{ reason: 'past-hour' }] : [];

function checkText(text: string, kind: NoticeKind): ContentFlaw[] {
  if (text.trim() === '') return [{ reason: 'no-text' }];
  const places = placesIn(text);
  const known = knownPlaces(kind);
  const room = places.length * ROOM_FOR_A_PLACE;
  return [
    ...(countCharacters(text) + room > LONGEST_MESSAGE ? [{ reason: 'too-long' as const }] : []),
    ...places
      .filter((place) => !known.includes(place))
      .map((what) => ({ reason: 'unknown-place' as const, what })),
  ];
}

const checkFields = ({ text, fields }: Notice['content'], kind: NoticeKind): ContentFlaw[] =>
  kind.fields
    .filter(({ key }) => placesIn(text).includes(key) && (fields[key] ?? '').trim() === '')
    .map(({ label }) => ({ reason: 'field-empty' as const, what: label }));

const checkButtons = (buttons: readonly string[]): ContentFlaw[] => [
  ...(buttons.length > MOST_BUTTONS ? [{ reason: 'too-many-buttons' as const }] : []),
  ...buttons
    .filter((label) => label.trim() === '' || countCharacters(label) > LONGEST_BUTTON)
    .map((what) => ({ reason: 'button-too-long' as const, what })),
  // answers are counted by what their button says
  ...buttons
    .filter((label, n) => buttons.indexOf(label) < n)
    .map((what) => ({ reason: 'button-twice' as const, what })),
];

function checkWays({ ways, uidTemplate, phoneTemplate, article }: Notice['content']): ContentFlaw[] {
  if (ways.length === 0 && !article) return [{ reason: 'no-way' }];
  const bound = { uidTemplate, phoneTemplate };
  return (['uidTemplate', 'phoneTemplate'] as const)
    .filter((way) => ways.includes(way) && !bound[way])
    .map((what) => ({ reason: 'template-missing' as const, what }));
}

/** Of the platform's old list of provinces; 63 is outside Vietnam. */
const LAST_CITY = 63;

function checkArticle({ article }: Notice['content']): ContentFlaw[] {
  if (!article) return [];
  const { title, description, cities } = article;
  const isTooLong =
    countCharacters(title) > LONGEST_ARTICLE.title ||
    countCharacters(description) > LONGEST_ARTICLE.description;
  return [
    ...(title.trim() === '' ? [{ reason: 'article-no-title' as const }] : []),
    ...(isTooLong ? [{ reason: 'article-too-long' as const }] : []),
    ...cities
      .filter((city) => !/^\d{1,2}$/.test(city) || Number(city) > LAST_CITY)
      .map((what) => ({ reason: 'article-city' as const, what })),
  ];
}
