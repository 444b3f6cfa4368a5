import type { Saying } from '../effects.js';
import type { Place } from '../place.js';
import { tap } from '../read-meaning.js';
import { GRADE_LABELS, type Grade, isSurveyOpen } from '../survey.js';
import { type Context, saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';

type Here = Extract<Place, { at: 'survey' }>;

export const gradeLabel = ({ catalogue: { labels } }: World, grade: Grade): string => labels[`grade${grade}`];

/** Best first; each knows its dossier, so that it can be pressed later. */
export const gradeTaps = (world: World, dossierId: string): Saying['buttons'] =>
  buttons(
    world,
    ...GRADE_LABELS.map(
      (label, i) => [label, tap('surveyGrade', `${dossierId}=${i + 1}`)] as const,
    ).toReversed(),
  );

/** The five grades, or what may be written to the one that was given; undefined when the survey is over. */
export function showSurvey({ world, session, at }: Context, place: Here): Saying | undefined {
  const open = session.surveys.find(({ dossierId }) => dossierId === place.dossierId);
  if (!open || !isSurveyOpen(open, at)) return undefined;
  const { code } = open;
  const { grade } = place;
  if (grade === null) return saying('survey.asked', { code }, gradeTaps(world, place.dossierId));
  const params = { code, grade: gradeLabel(world, grade) };
  const enough = ['no', tap('no', place.dossierId)] as const;
  if (grade > 2)
    return saying(grade > 3 ? 'survey.pleased' : 'survey.middling', params, buttons(world, enough));
  return saying('survey.sorry', params, buttons(world, ['person', tap('person')], enough));
}
