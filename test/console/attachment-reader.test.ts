import { expect, it } from '@jest/globals';
import { createAttachmentReader } from '../../src/console/create-attachment-reader.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import { type ContentType, ContentType as ContentTypes } from '../../src/media/media.js';
import { createFakeMediaStore } from '../fakes/create-fake-media-store.js';

async function readerWith(mediaId: string, contentType: ContentType, name?: string) {
  const store = createFakeMediaStore({ now: () => 1 });
  await store.saveWaiting({
    mediaId,
    conversationId: ConversationId.parse('388613280878808645-2468458835296197922'),
    officeId: OfficeId.parse('ninh-thanh'),
    url: 'https://example.test/1',
    ...(name !== undefined && { name }),
  });
  await store.store(mediaId, { bytes: Buffer.from('giấy'), contentType });
  return createAttachmentReader(store);
}

it.each(ContentTypes.options)('a nameless %s gets a name that a computer can open', async (contentType) => {
  const reader = await readerWith('oa-0123456789ab-0', contentType);
  const name = (await reader.describe(['oa-0123456789ab-0'])).get('oa-0123456789ab-0')?.name;
  expect(name).toMatch(/^(anh|tep)-6789ab-0\.(jpg|png|webp|heic|heif|pdf)$/);
  expect((await reader.read('oa-0123456789ab-0'))?.name).toBe(name);
});

it('a file keeps the name that the citizen gave it', async () => {
  const reader = await readerWith('m-1', 'application/pdf', 'đơn xin.pdf');
  expect(await reader.describe(['m-1'])).toEqual(
    new Map([['m-1', { name: 'đơn xin.pdf', contentType: 'application/pdf', bytes: 6 }]]),
  );
});

it.each([
  ['image/jpeg', 'IMG_0001.HEIC', 'IMG_0001.jpg'],
  ['image/jpeg', 'giấy ủy quyền.JPEG', 'giấy ủy quyền.JPEG'],
  ['image/jpeg', 'bản quét.png', 'bản quét.jpg'],
  ['application/pdf', 'đơn.docx', 'đơn.docx.pdf'],
  ['image/png', 'v1.2', 'v1.2.png'],
] as const)(
  'a file that became %s and was called %s ends as what it is',
  async (contentType, name, shown) => {
    const reader = await readerWith('m-1', contentType, name);
    expect((await reader.read('m-1'))?.name).toBe(shown);
  },
);

it('a file that has not arrived is left out', async () => {
  const reader = await readerWith('m-1', 'image/png');
  expect([...(await reader.describe(['m-1', 'm-2'])).keys()]).toEqual(['m-1']);
  expect(await reader.read('m-2')).toBeUndefined();
});
