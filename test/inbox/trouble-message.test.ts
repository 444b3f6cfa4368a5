import { describe, expect, it } from '@jest/globals';
import { createCalendars } from '../../src/composition/create-calendars.js';
import { createOfficeEngines } from '../../src/composition/office-engines.js';
import { loadOffices } from '../../src/offices/offices.js';
import { templates } from '../flow/universe.js';

const offices = loadOffices('scripts/demo/offices.yaml');
const { troubleMessage } = createOfficeEngines({ templates, offices, calendarOf: createCalendars(offices) });

describe('what a citizen hears when their message broke the engine', () => {
  it.each([...templates.catalogues.keys(), 'zz'])(
    'has words in %s, with the phone of the office',
    (language) => {
      for (const office of offices.all) {
        const { text, buttons } = troubleMessage(office.id, language);
        expect(text).toContain(office.phone);
        expect(buttons).toEqual([]);
      }
    },
  );
});
