import { describe, expect, it } from '@jest/globals';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from '../flow/universe.js';

/** Where the conversation stands after these first words in English. */
function placeAfter(text: string) {
  const session = { ...freshSession(), greeted: true, language: 'en' };
  const [{ place }] = step(world, session, { type: 'said', at: MORNING, text });
  return place;
}

describe('everyday English', () => {
  it.each([
    ['I need a marital status certificate', '1.004873'],
    ['proof that I am single for a bank loan', '1.004873'],
    ['certificate that I am not married', '1.004873'],
    ['how do I register my newborn daughter', '1.001193'],
    ['my wife gave birth yesterday', '1.001193'],
    ['We want to get married', '1.000894'],
    ['we are going to marry next month', '1.000894'],
    ['how do I register the death of my grandfather', '1.000656'],
    ['I would like to have a copy of my birth certificate, please', '2.000635'],
    ['I lost my marriage certificate', '2.000635'],
    ['certified copy of my degree', '2.000815'],
    ['where can I notarize a copy', '2.000815'],
    ['power of attorney', '2.000884'],
    ['please certify my signature', '2.000884'],
    ['disability allowance for my mother', '1.001776'],
    ['street light is broken', 'pakn'],
    ['there is garbage in my street', 'pakn'],
    // Vietnamese words are understood all the same
    ['giấy độc thân', '1.004873'],
  ])('"%s" finds %s', (text, procedureId) => {
    expect(placeAfter(text)).toMatchObject({ at: 'card', procedureId });
  });

  it('asks back when it may be meant', () => {
    expect(placeAfter('my father died')).toMatchObject({ at: 'finding', procedureIds: ['1.000656'] });
    expect(placeAfter('I need a birth certificate')).toMatchObject({
      at: 'finding',
      procedureIds: ['1.001193', '2.000635'],
    });
  });

  it.each(['renew my passport', 'divorce', 'marry a foreigner', 'building permit', 'hello world'])(
    '"%s" leads to no form',
    (text) => expect(placeAfter(text)).toEqual({ at: 'menu' }),
  );
});
