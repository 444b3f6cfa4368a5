import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { TemplateInvalid } from '../../src/errors/template-invalid.js';
import { choice } from '../../src/flow/answers/choice.js';
import { yesNo } from '../../src/flow/answers/yes-no.js';
import { holds } from '../../src/flow/condition.js';
import type { FlowEffect, Saying } from '../../src/flow/effects.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { loadWithPseudoLanguage, PSEUDO } from './pseudo-language.js';
import { play } from './transcript.js';
import { domain, freshSession, MORNING, world } from './universe.js';

const templates = loadWithPseudoLanguage();
const spoken = { ...world, ...templates };

const FOLDER = 'test/transcripts';
const transcripts = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const,
);

/** Where nobody chooses a language of their own. */
const unchosen = transcripts.filter(([name]) => !name.startsWith('english-'));

/** What is the citizen's, the office's or the law's own is the same in every language. */
const OWN_WORDS: Readonly<Record<string, true>> = Object.fromEntries(
  'shown languages note code basis said texts answers current name taken people parts filled reply residence was now official example'
    .split(' ')
    .map((name) => [name, true]),
);

/** A clerk's words, and what the citizen answered to them, go through as they were written. */
const CLERKS_WORDS = /^(supplement\.(item|summary) (item|reason|lines)|draftResult\.\w+ (draft|text))$/;

const isOwn = ({ key, name }: { key: string; name: string }): boolean =>
  OWN_WORDS[name] !== undefined || CLERKS_WORDS.test(`${key} ${name}`);

const effectsOf = (transcript: string, language: string) =>
  play(transcript, { world: spoken, session: { ...freshSession(), language } }).flatMap(
    ({ effects }) => effects,
  );
const submissionsOf = (transcript: string, language: string) =>
  effectsOf(transcript, language).filter((effect) => effect.type === 'submit');

const withoutBrackets = (text: string): string => {
  const bare = text.replaceAll(/⟦[^⟦⟧]*⟧|[\w-]+\.pdf/g, ''); // a file's name is the citizen's own
  return bare === text ? text : withoutBrackets(bare);
};

const paramsOf = ({ key, params, before = [] }: Saying) =>
  [{ key, params }, ...before].flatMap((line) =>
    Object.entries(line.params).map(([name, value]) => ({ key: line.key, name, value: String(value) })),
  );

/** The consent names the notice that was read, which is another one in each language. */
const filed = (effects: readonly FlowEffect[]) =>
  effects.flatMap((effect) => {
    if (effect.type !== 'submit') return [];
    const { consent, ...rest } = effect.submission;
    return [{ ...rest, consentedAt: consent.at }];
  });

describe('English', () => {
  it.each(transcripts)('files what %s files in Vietnamese', (_name, transcript) => {
    const talk = play(transcript, { world, session: freshSession() });
    let session: Session = { ...freshSession(), language: 'en' };
    const again = talk.flatMap(({ event, office }) => {
      if (!event) return [];
      const [next, effects] = step({ ...world, office }, session, event);
      session = Session.parse(JSON.parse(JSON.stringify(next)));
      return effects;
    });
    expect(filed(again)).toEqual(filed(talk.flatMap(({ effects }) => effects)));
  });
});

describe('another language, made of one file', () => {
  it.each(unchosen)('%s is spoken in it from end to end', (_name, transcript) => {
    const said = effectsOf(transcript, PSEUDO).flatMap((one) => (one.type === 'reply' ? one.sayings : []));
    const bare = said
      .flatMap(paramsOf)
      .filter((one) => !isOwn(one) && /\p{L}{2}/u.test(withoutBrackets(one.value)))
      .map(({ key, name, value }) => `${key} {${name}}: ${value}`);
    expect([...new Set(bare)]).toEqual([]);
    const labels = said.flatMap(({ buttons }) => buttons.map(({ label }) => label));
    const names = domain.ethnicGroups.map(({ name }) => name);
    // peoples and, with their masked number, people are called the same everywhere
    const isName = (label: string): boolean => names.includes(label) || label.includes('••••');
    expect(labels.filter((label) => !label.startsWith('⟦') && !isName(label))).toEqual([]);
  });

  it('leads to the same dossier, in the words of the official form', () => {
    const [, transcript = ''] = transcripts.find(([name]) => name === 'tinh-trang-goa.txt') ?? [];
    const official = submissionsOf(transcript, 'vi');
    expect(official).toHaveLength(1);
    expect(submissionsOf(transcript, PSEUDO)).toEqual(official);
  });

  it('is chosen by a word or a button and kept', () => {
    const [asked] = step(
      spoken,
      { ...freshSession(), greeted: true },
      { type: 'said', at: MORNING, text: 'đổi ngôn ngữ' },
    );
    expect(asked.language).toBe('vi');
    const [chosen, effects] = step(spoken, asked, { type: 'said', at: MORNING, text: '#ngonngu xx' });
    expect(chosen.language).toBe(PSEUDO);
    expect(effects).toMatchObject([{ type: 'reply', language: PSEUDO }]);
    const [back] = step(spoken, chosen, { type: 'said', at: MORNING, text: 'tiếng việt' });
    expect(back.language).toBe('vi');
  });

  it('greets whoever begins with its name, and tells how to choose the official one', () => {
    const [, effects] = step(spoken, freshSession(), { type: 'said', at: MORNING, text: 'xx' });
    const [reply] = effects;
    if (reply?.type !== 'reply') throw new Error('no reply');
    expect(reply.language).toBe(PSEUDO);
    const before = reply.sayings.flatMap((one) => one.before ?? []);
    expect(before[0]).toMatchObject({
      key: 'greeting.first',
      params: { languages: expect.stringContaining('gõ tiếng Việt') },
    });
  });

  it('is told to a newcomer in its own words', () => {
    const [, effects] = step(spoken, freshSession(), { type: 'openedChat', at: MORNING });
    expect(JSON.stringify(effects)).toContain('⟦pseudo: xx⟧');
  });

  it('understands what the official form calls yes and no', () => {
    const question = spoken.catalogues
      .get(PSEUDO)
      ?.procedures.flatMap(({ questions }) => questions)
      .find(({ key }) => key === 'tinhTrang.lyHonNuocNgoai');
    if (question?.answer.kind !== 'yesNo') throw new Error('no such question');
    const { answer } = question;
    const read = (text: string) => yesNo.parse({ text, at: MORNING }, answer, domain);
    expect(read('Ở nước ngoài')).toMatchObject({ value: true });
    expect(read('o viet nam')).toMatchObject({ value: false });
    expect(read('⟦Ở nước ngoài⟧')).toMatchObject({ value: true });
  });

  it('shows the declaration that is filed beside its translation', () => {
    const [, transcript = ''] = transcripts.find(([name]) => name === 'tinh-trang-goa.txt') ?? [];
    const declarationIn = (language: string) =>
      effectsOf(transcript, language)
        .flatMap((one) => (one.type === 'reply' ? one.sayings : []))
        .find(({ key }) => key === 'declaration.asked')?.params;
    const text = String(declarationIn('vi')?.declaration);
    expect(declarationIn('vi')).toEqual({ declaration: text, official: '' });
    expect(declarationIn(PSEUDO)).toEqual({ declaration: `⟦${text}⟧`, official: text });
  });

  it('is answered officially when it is spoken no more', () => {
    const [session] = step(
      world,
      { ...freshSession(), language: PSEUDO },
      { type: 'openedChat', at: MORNING },
    );
    expect(session.greeted).toBe(true);
  });
});

describe('a translation', () => {
  const problemsOf = (change: Parameters<typeof loadWithPseudoLanguage>[0]): string => {
    try {
      loadWithPseudoLanguage(change);
      return '';
    } catch (error) {
      if (error instanceof TemplateInvalid) return error.message;
      throw error;
    }
  };

  it('must have every text', () => {
    expect(problemsOf((file) => ({ ...file, texts: { ...file.texts, help: undefined as never } }))).toMatch(
      /wording\/xx\.yaml texts\.help: is missing/,
    );
  });

  it('must have every text of every procedure, and no others', () => {
    const problems = problemsOf((file) => {
      const { 'Quan hệ với người được cấp Giấy xác nhận': _lost, ...others } = file.translations;
      return { ...file, translations: { ...others, 'Câu lạ': 'Strange' } };
    });
    expect(problems).toContain('"Quan hệ với người được cấp Giấy xác nhận" is not translated');
    expect(problems).toContain('"Câu lạ" stands in no procedure');
  });

  it('adds its own words for what conditions look for, whatever is spoken', () => {
    const { catalogues: both } = loadWithPseudoLanguage((file) => ({
      ...file,
      mentions: { 'đang cháy': ['on fire'] },
    }));
    for (const language of ['vi', PSEUDO]) {
      const questions = both.get(language)?.procedures.flatMap((one) => one.questions) ?? [];
      const when = questions.find(({ key }) => key === 'dangXayRa')?.when;
      if (!when) throw new Error('no such question');
      expect(holds(when, { noiDung: 'Nhà 12 đang cháy' })).toBe(true);
      expect(holds(when, { noiDung: 'House 12 is on fire' })).toBe(true);
      expect(holds(when, { noiDung: 'House 12 is loud' })).toBe(false);
    }
    expect(problemsOf((file) => ({ ...file, mentions: { 'câu lạ': ['strange'] } }))).toContain(
      '"câu lạ" is looked for nowhere',
    );
  });

  it('adds what else options are called, unless two would be called the same', () => {
    const { catalogues: both } = loadWithPseudoLanguage((file) => ({ ...file, aliases: { Nữ: ['woman'] } }));
    const questions = both.get(PSEUDO)?.procedures.flatMap((one) => one.questions) ?? [];
    const answer = questions.find(({ key }) => key === 'nguoiDuocCap.gioiTinh')?.answer;
    if (answer?.kind !== 'choice') throw new Error('no such question');
    const read = (text: string) => choice.parse({ text, at: MORNING }, answer, domain);
    expect(read('Woman')).toMatchObject({ value: 'NU' });
    expect(read('nữ')).toMatchObject({ value: 'NU' });
    const twice = problemsOf((file) => ({ ...file, aliases: { Nữ: ['same'], Nam: ['same'] } }));
    expect(twice).toContain('"same" means options 1 and 2');
    expect(problemsOf((file) => ({ ...file, aliases: { Lạ: ['x'] } }))).toContain('"Lạ" is no option');
  });

  it('must not have places that nothing fills', () => {
    expect(problemsOf((file) => ({ ...file, texts: { ...file.texts, help: 'Help {nobody}' } }))).toContain(
      'texts.help: {nobody} is not filled here',
    );
  });
});
