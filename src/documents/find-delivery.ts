import type { Dossier } from '../dossiers/dossier.js';
import type { Procedure } from '../flow/procedure.js';
import type { PaperFacts } from './paper-facts.js';
import type { PaperWords } from './paper-words.js';

/** How the citizen wants the result, in the words of the form, and where it is sent. */
export function findDelivery(
  { delivery, content: { answers } }: Dossier,
  procedure: Procedure | undefined,
  words: PaperWords,
): Pick<PaperFacts['dossier'], 'delivery' | 'deliveryAddress'> {
  const way = procedure?.delivery;
  if (typeof way !== 'string') {
    return { delivery: words.deliveries[delivery ?? ''] ?? '', deliveryAddress: '' };
  }
  const prefix = `${way.split('.')[0]}.`;
  return {
    delivery: answers.find(({ key }) => key === way)?.shown ?? '',
    deliveryAddress:
      answers.find(({ key, kind }) => kind === 'address' && key.startsWith(prefix))?.shown ?? '',
  };
}
