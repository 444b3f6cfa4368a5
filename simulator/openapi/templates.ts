import type { OaConfig, TemplateConfig } from '../config.js';
import type { Platform } from '../world/platform.js';
import { type Content, oaStateOf } from '../world/state.js';
import { toDay } from '../world/windows.js';

export type TemplateData = Readonly<Record<string, string | number>>;
/** Which parameter is wrong and how; nothing when all are right. */
export type TemplateFault = { kind: 'missing' | 'tooLong' | 'unknown'; param: string } | undefined;

/** The templates of an OA, in whatever state. */
export const templatesOf = ({ config }: Platform, { oaId }: OaConfig): TemplateConfig[] =>
  config.templates.filter((template) => template.oaId === undefined || template.oaId === oaId);

export const findTemplate = (platform: Platform, oa: OaConfig, id: string): TemplateConfig | undefined =>
  templatesOf(platform, oa).find(({ templateId }) => templateId === id);

/** Compares data with the parameters that were approved. */
export function findTemplateFault({ params }: TemplateConfig, data: TemplateData): TemplateFault {
  for (const [param, { max }] of Object.entries(params)) {
    const value = data[param];
    if (value === undefined || String(value) === '') return { kind: 'missing', param };
    if (String(value).normalize('NFC').length > max) return { kind: 'tooLong', param };
  }
  const unknown = Object.keys(data).find((param) => !(param in params));
  return unknown === undefined ? undefined : { kind: 'unknown', param: unknown };
}

/** What the citizen sees. */
export function fillTemplate(
  template: TemplateConfig,
  data: TemplateData,
): Partial<Content> & { kind: 'template' } {
  const fill = (words: string) => words.replace(/<(\w+)>/g, (_, param: string) => String(data[param] ?? ''));
  return {
    kind: 'template',
    ...(template.title !== undefined && { title: fill(template.title) }),
    text: fill(template.text),
    rows: template.rows.map(({ key, value }) => ({ key: fill(key), value: fill(value) })),
    buttons: template.buttons.map(({ title, type, content }) => ({
      title,
      type,
      payload: type === 'oa.open.url' ? { url: content } : { phone_code: content },
    })),
  };
}

/** What stands in the way of paying for one more template. */
export type PaymentFault = 'day' | 'notLinked' | 'noMoney' | undefined;

/** How many templates an OA may still send today. */
export function templatesLeft(platform: Platform, { oaId, templatesPerDay }: OaConfig): number {
  const state = oaStateOf(platform.state, oaId);
  const day = toDay(platform.clock.now());
  if (state.templateDay !== day) Object.assign(state, { templateDay: day, templatesUsed: 0 });
  return Math.max(0, templatesPerDay - state.templatesUsed);
}

/** Takes one from the day's number and its price from the ZBS account, or says why not. */
export function payTemplate(platform: Platform, oa: OaConfig, price: number): PaymentFault {
  if (oa.zbsBalance === null) return 'notLinked';
  if (templatesLeft(platform, oa) === 0) return 'day';
  const state = oaStateOf(platform.state, oa.oaId);
  if (state.zbsSpent + price > oa.zbsBalance) return 'noMoney';
  state.zbsSpent += price;
  state.templatesUsed += 1;
  platform.touch();
  return undefined;
}
