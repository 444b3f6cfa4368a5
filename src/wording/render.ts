import type { Line, Saying } from '../flow/effects.js';
import { type Language, OFFICIAL } from '../flow/language.js';
import type { OfficeFacts } from '../flow/world.js';
import { fillLines, type Params } from '../text/fill.js';
import type { OfficePlace } from './office-place.js';
import type { OutgoingMessage } from './outgoing-message.js';
import { splitText } from './split-text.js';
import type { Wording } from './wording.js';

/**
 * A saying in words of that language: the lines before it, then itself, NFC, in parts of at most 2,000 characters with the buttons on the
 * last; a file follows as a message of its own. A key without wording is a bug of the release (the loader checks every key) and throws.
 */
export function renderSaying(
  { wordings }: { wordings: ReadonlyMap<Language, Wording> },
  office: OfficeFacts,
  { saying, language }: { saying: Saying; language: Language },
): OutgoingMessage[] {
  const wording = wordings.get(language) ?? wordings.get(OFFICIAL) ?? {};
  const facts = factsOf({ ...office, ...office.inOtherLanguages?.[language] });
  const before = (saying.before ?? []).map((one) => renderLine(wording, facts, one)).join('\n');
  const text = [before, renderLine(wording, facts, saying)].filter((part) => part !== '').join('\n\n');
  const parts = splitText(text.normalize('NFC'));
  const said: OutgoingMessage[] = parts.map((part, index) => ({
    text: part,
    buttons: index === parts.length - 1 ? saying.buttons : [],
    ...(saying.ref !== undefined && { ref: saying.ref }),
  }));
  return saying.file === undefined ? said : [...said, toFileMessage(saying, saying.file)];
}

/** Where somebody wants to know what became of the words, the file is found by its own id. */
const toFileMessage = ({ ref }: Saying, file: string): OutgoingMessage => ({
  text: '',
  buttons: [],
  file,
  ...(ref !== undefined && { ref: file }),
});

function renderLine(wording: Wording, facts: Params, { key, params }: Line): string {
  const text = wording[key];
  if (text === undefined) throw new Error(`no wording for ${key}`);
  return fillLines(text, { ...facts, ...params });
}

const factsOf = (office: OfficeFacts): Record<OfficePlace, string> => ({
  'office.name': office.name,
  'office.Name': office.name.charAt(0).toLocaleUpperCase('vi') + office.name.slice(1),
  'office.centreName': office.centreName,
  'office.address': office.address,
  'office.phone': office.phone,
  'office.hours': office.hoursText,
});
