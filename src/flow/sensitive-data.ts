import type { LabelName } from './catalogue.js';
import type { Procedure } from './procedure.js';
import type { World } from './world.js';

/** What NĐ 356/2025/NĐ-CP counts as sensitive and a kind of answer always is (reference procedures §6.2). */
const BY_KIND: readonly { kind: string; label: LabelName }[] = [
  { kind: 'ethnicGroup', label: 'sensitiveEthnicGroup' },
  { kind: 'attachment', label: 'sensitivePictures' },
];

/** The sensitive data that a procedure asks for, in words: the consent notice must name them. */
export const sensitiveDataOf = ({ catalogue }: World, procedure: Procedure): string[] => [
  ...procedure.sensitiveData,
  ...BY_KIND.filter(({ kind }) => procedure.questions.some(({ answer }) => answer.kind === kind)).map(
    ({ label }) => catalogue.labels[label],
  ),
];
