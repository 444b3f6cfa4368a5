import { toPlainDate } from '../calendar/plain-date.js';
import type { DomainData } from '../identity/domain-data.js';
import { SlotAnswer } from './answers/slot.js';
import type { Appointment } from './appointment.js';
import { isInForce } from './catalogue.js';
import { findDoubts } from './doubts.js';
import { copiesOf, feeOf } from './fee-of.js';
import type { Procedure } from './procedure.js';
import { type Route, type RouteStep, toRoute, valuesOf } from './route.js';
import { findNotBefore } from './rules.js';
import { findSentences } from './sentences.js';
import type { Form } from './session.js';
import { dayOf } from './show/moments.js';
import { filesOfAnswer, findMasked, inFull } from './shown-answer.js';
import type { Submission, SubmittedAnswer } from './submission.js';
import type { World } from './world.js';

/** What the clerk sees of a sensitive answer before asking for it, which is audited. */
const UNSEEN = '••••••';

type AgreedForm = Form & { consent: NonNullable<Form['consent']> };

/** The confirmed form as it is handed over: every answer as asked and as shown, copies filled in, sentences composed. */
export function toSubmission(world: World, procedure: Procedure, form: AgreedForm, at: number): Submission {
  const route = toRoute(procedure, form);
  const values = valuesOf(route);
  const { fullName, phone, identityNumber } = procedure.applicant;
  const copies = copiesOf(procedure, values);
  const name = shownOf(world, route, fullName);
  const [phoneNumber, identity] = [values[phone ?? ''], values[identityNumber ?? '']];
  return {
    submissionId: form.formId,
    procedureId: procedure.id,
    revision: procedure.revision,
    procedureName: procedure.name,
    answers: inOrder(procedure, [...answersOf(world, procedure, route, form), ...sentencesOf(world, form)]),
    applicant: {
      ...(name !== undefined && { fullName: name }),
      ...(typeof phoneNumber === 'string' && { phone: phoneNumber }),
      ...(typeof identity === 'string' && { identityNumber: identity }),
    },
    ...(copies !== undefined && { copies }),
    feeVnd: isInForce(procedure, dayOf(at)) ? (feeOf(procedure, values)?.vnd ?? null) : null,
    ...deliveryOf(procedure, values),
    ...appointmentOf(world, procedure, route, at),
    mediaIds: route.flatMap((step) => filesOfAnswer(step.question, step.value).map((file) => file.mediaId)),
    ...(form.assistedBy && { assistedBy: form.assistedBy }),
    consent: form.consent,
    declaration: { text: procedure.declaration, at },
    confirmedAt: at,
  };
}

/** A day that the law asks for is kept only while it is still to come. */
function appointmentOf(
  { office }: World,
  procedure: Procedure,
  route: Route,
  at: number,
): { appointment?: Appointment } {
  const step = route.find((one) => one.question.answer.kind === 'slot');
  if (step?.question.answer.kind !== 'slot') return {};
  const notBefore = findNotBefore(procedure, step.question.key, valuesOf(route));
  return {
    appointment: {
      desk: step.question.answer.desk,
      at: SlotAnswer.safeParse(step.value).data?.at ?? null,
      minutes: office.appointments.minutes,
      ...(notBefore !== undefined && notBefore > toPlainDate(at) && { notBefore }),
    },
  };
}

function deliveryOf(procedure: Procedure, values: ReturnType<typeof valuesOf>): { delivery?: string } {
  const way = procedure.delivery;
  const delivery = typeof way === 'string' ? values[way] : way?.always;
  return typeof delivery === 'string' ? { delivery } : {};
}

function shownOf(world: World, route: Route, key: string | undefined): string | undefined {
  const step = route.find((one) => one.question.key === key && one.value !== null);
  return step && inFull(world.domain, step.question, step.value);
}

/** What was skipped is left out, except where skipping says something ("I have no such number"). */
function answersOf(world: World, procedure: Procedure, route: Route, form: Form): SubmittedAnswer[] {
  const doubts = findDoubts(world, procedure, valuesOf(route));
  return route
    .filter(({ question, value }) => question.onForm && (value !== null || question.skipLabel !== undefined))
    .map((step) => {
      const { key } = step.question;
      const source = step.state === 'copied' ? (step.question.copyFrom?.key ?? key) : key;
      const given = form.answers[source]?.warnings ?? [];
      const found = doubts.filter((doubt) => doubt.carrier === key).map((doubt) => doubt.warning);
      const warnings = [...new Set([...given, ...found].map((warning) => warning.key))];
      return { ...toSubmitted(world.domain, step), warnings };
    });
}

/** An answer as the dossier keeps it, beside what a clerk should look at. */
export function toSubmitted(
  domain: DomainData,
  { question, value }: Pick<RouteStep, 'question' | 'value'>,
): Omit<SubmittedAnswer, 'warnings'> {
  const masked = findMasked(question, value) ?? (question.sensitive ? UNSEEN : undefined);
  return {
    key: question.key,
    section: question.section,
    label: question.label,
    kind: question.answer.kind,
    value,
    shown: value === null ? (question.skipLabel ?? '') : inFull(domain, question, value),
    ...(masked !== undefined && { masked }),
  };
}

/** In the order of the official form: what is composed stands at the end of its section. */
function inOrder({ questions }: Procedure, answers: SubmittedAnswer[]): SubmittedAnswer[] {
  const sections = [...new Set(questions.map((question) => question.section))];
  return answers.toSorted((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section));
}

const sentencesOf = (world: World, form: Form): SubmittedAnswer[] =>
  findSentences(world, form).map(({ key, section, label, text }) => ({
    key,
    section,
    label,
    kind: 'sentence',
    value: text,
    shown: text,
    warnings: [],
  }));
