import { describe, expect, it } from '@jest/globals';
import { CitizenId, OaId } from '../../src/ids.js';
import { createFakeNoticePlatform } from '../fakes/create-fake-notice-platform.js';

const oaId = OaId.parse('900');

describe('the platform of notices as the tests play it', () => {
  it('shows whom a template reached', async () => {
    const { messenger, sent } = createFakeNoticePlatform({});
    const template = { templateId: '1', data: { ten: 'A' } };
    await messenger.sendByUid(oaId, CitizenId.parse('c1'), template);
    expect(sent).toEqual([{ to: 'c1', template }]);
  });
});
