import type { Refused } from './article-broadcaster.js';
import { type Said, toFilledTemplate } from './notice-texts.js';
import { placesIn } from './places.js';
import type { ApprovedTemplate, TemplateParam } from './platform-quotas.js';
import type { FilledTemplate } from './template-messenger.js';
import { TEMPLATE_WAYS, type TemplateWay } from './way.js';

/** Why a template that is bound to something cannot go by a way, as the platform says (reference zalo-oa-api §7). */
export type TemplateFault = {
  way: TemplateWay;
  reason:
    | 'template-refused'
    | 'template-gone'
    | 'template-not-enabled'
    | 'template-no-price'
    | 'param-missing'
    | 'param-extra'
    | 'param-too-long'
    | 'param-wrong-type';
  /** the place of the template, or the code of a refusal */
  what?: string;
};

type Shown = Omit<Said, 'places'>;
type Told = readonly ApprovedTemplate[] | Refused;

/**
 * Everything that shuts the template ways that a notice was given. A platform that does not say for now shuts nothing;
 * one that refuses the account (no ZBS account, no package) shuts them all. Pure.
 */
export function templateFaults(shown: Shown, told: Told): TemplateFault[] {
  const { ways } = shown.notice.content;
  return TEMPLATE_WAYS.filter((way) => ways.includes(way)).flatMap((way) => {
    const bound = shown.notice.content[way];
    // what differs from recipient to recipient is only name and khu phố; stand-ins are counted for them
    return bound ? faultsOf(toFilledTemplate(bound, { ...shown, places: {} }), way, told) : [];
  });
}

/** Everything that shuts this way to a template with its places filled. Pure. */
export function faultsOf(
  { templateId, data }: FilledTemplate,
  way: TemplateWay,
  told: Told,
): TemplateFault[] {
  if (isRefused(told))
    return told.class === 'human' ? [{ way, reason: 'template-refused', what: String(told.code) }] : [];
  const template = told.find(({ id }) => id === templateId);
  const fault = template ? faultOf(template, way) : 'template-gone';
  if (fault || !template) return [{ way, reason: fault ?? 'template-gone' }];
  return paramFaults(data, template, way);
}

/** The ways that have a fault. */
export const shutBy = (faults: readonly TemplateFault[]): ReadonlySet<TemplateWay> =>
  new Set(faults.map(({ way }) => way));

const isRefused = (told: Told): told is Refused => 'kind' in told;

function faultOf({ status, price }: ApprovedTemplate, way: TemplateWay): TemplateFault['reason'] | undefined {
  if (status !== 'enabled') return 'template-not-enabled';
  return price[way === 'uidTemplate' ? 'uid' : 'phone'] === null ? 'template-no-price' : undefined;
}

function paramFaults(
  data: FilledTemplate['data'],
  { params }: ApprovedTemplate,
  way: TemplateWay,
): TemplateFault[] {
  const known = new Set(params.map(({ name }) => name));
  const extra = Object.keys(data).filter((name) => data[name] !== '' && !known.has(name));
  return [
    ...params.flatMap((param) => {
      const reason = valueFault(param, data[param.name]?.trim() ?? '');
      return reason ? [{ way, reason, what: param.name }] : [];
    }),
    ...extra.map((what) => ({ way, reason: 'param-extra' as const, what })),
  ];
}

const FORMS: Readonly<Record<string, RegExp>> = {
  NUMBER: /^\d[\d.,]*$/,
  DATE: /^\d{1,2}\/\d{1,2}\/\d{4}$/,
};

function valueFault(
  { type, required, maxLength }: TemplateParam,
  value: string,
): TemplateFault['reason'] | undefined {
  if (value === '') return required ? 'param-missing' : undefined;
  if (value.length > maxLength) return 'param-too-long';
  // a place that is still to be filled cannot be looked at
  if (placesIn(value).length > 0) return undefined;
  return FORMS[type.toUpperCase()]?.test(value) === false ? 'param-wrong-type' : undefined;
}
