import type { Person } from '../../console/support/open-browser.js';

type Words = { label: string; words?: string; submit: string };

export const ACCEPT: Words = { label: 'Tiếp nhận', submit: 'Tiếp nhận hồ sơ' };
export const FINISH: Words = { label: 'Hoàn thành', submit: 'Báo đã có kết quả' };
export const RETURN: Words = { label: 'Đã trả kết quả', submit: 'Xác nhận đã trả kết quả' };
export const askSupplement = (words: string): Words => ({
  ...{ label: 'Yêu cầu bổ sung', words, submit: 'Gửi yêu cầu bổ sung' },
});
export const refuse = (words: string): Words => ({ label: 'Từ chối', words, submit: 'Từ chối hồ sơ' });

/** A clerk's ways about the console, pressing what a clerk presses. */
export function createClerkDesk({ page }: Person) {
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
      await row(code).getByRole('link').click();
      await page.getByRole('heading', { name: 'Tờ khai', exact: true }).waitFor();
    },
    /** Opens the newest file of the dossier page in its own tab and gives the size of the picture there. */
    async opensNewestFile() {
      const opened = page.waitForEvent('popup');
      await page.locator('.files li > p a').last().click();
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
    async does({ label, words, submit }: Words): Promise<string | null> {
      const action = page.locator('details.action').filter({ has: page.getByText(label, { exact: true }) });
      await action.locator('summary').click();
      if (words !== undefined) await action.getByRole('textbox').fill(words);
      await action.getByRole('button', { name: submit }).click();
      return page.locator('#done').textContent();
    },
  };
}
