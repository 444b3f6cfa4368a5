import type { Person } from '../../console/support/open-browser.js';

/** `picture` keeps what the clerk sees before pressing, for the guide. */
type Words = { label: string; fields?: Record<string, string>; submit: string; picture?: string };

export const ACCEPT: Words = { label: 'Tiếp nhận', submit: 'Tiếp nhận hồ sơ' };
export const FINISH: Words = { label: 'Hoàn thành', submit: 'Báo đã có kết quả' };
export const RETURN: Words = { label: 'Trả kết quả', submit: 'Xác nhận đã trả kết quả' };
export const askSupplement = (words: string): Words => ({
  ...{ label: 'Yêu cầu bổ sung', submit: 'Gửi yêu cầu bổ sung' },
  fields: { 'Giấy tờ, nội dung 1': words, 'Lý do 1': 'Chưa có trong hồ sơ' },
});
export const refuse = (words: string): Words => ({
  ...{ label: 'Từ chối', submit: 'Từ chối hồ sơ' },
  fields: { 'Lý do từ chối': words, 'Căn cứ pháp luật': 'Luật Hộ tịch 60/2014/QH13' },
});

/** A clerk's ways about the console, pressing what a clerk presses. */
export function createClerkDesk({ page, keepPicture }: Person) {
  const row = (code: string) => page.locator('#rows tr').filter({ hasText: code });
  return {
    row,
    /** Back from a dossier to where it lies now, and from there to a worklist. */
    async toWorklist(name: string) {
      await page.locator('.back a').click();
      await page.locator('#tabs a').filter({ hasText: name }).click();
      await page.locator('#tabs [aria-current]').filter({ hasText: name }).waitFor();
    },
    async opens(code: string) {
      await row(code).locator('.code a').click();
      await page.getByRole('heading', { name: 'Tờ khai', exact: true }).waitFor();
    },
    /** From anywhere, by the code, in whichever worklist the hour of the day has put it. */
    async finds(code: string) {
      await page.getByPlaceholder('Mã, họ tên, số điện thoại, định danh').fill(code);
      await page.getByRole('banner').getByRole('button', { name: 'Tìm', exact: true }).click();
      await page.locator('#dossier-code', { hasText: code }).waitFor();
    },
    /** Opens the newest file of the dossier page in its own tab and gives the size of the picture there. */
    async opensNewestFile() {
      const opened = page.waitForEvent('popup');
      await page.locator('.files li > p a[target]').last().click();
      const tab = await opened;
      const image = tab.locator('img');
      await image.waitFor();
      const size = await image.evaluate((img) => {
        const { naturalWidth, naturalHeight } = img as unknown as Record<string, number>;
        return [naturalWidth, naturalHeight];
      });
      await tab.close();
      return size;
    },
    /** Does one deed on the dossier page that is open and gives what the console says about it. */
    async does({ label, fields = {}, submit, picture }: Words): Promise<string | null> {
      const action = page.locator('details.action').filter({ has: page.getByText(label, { exact: true }) });
      await action.locator('summary').click();
      for (const [name, value] of Object.entries(fields)) await action.getByLabel(name).fill(value);
      if (picture) {
        await action.getByRole('button', { name: submit }).scrollIntoViewIfNeeded();
        await keepPicture(picture);
      }
      await action.getByRole('button', { name: submit }).click();
      return page.locator('#done').textContent();
    },
  };
}
