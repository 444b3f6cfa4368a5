const DAYS: Readonly<Record<string, string>> = {
  monday: 'thứ hai',
  tuesday: 'thứ ba',
  wednesday: 'thứ tư',
  thursday: 'thứ năm',
  friday: 'thứ sáu',
  saturday: 'thứ bảy',
  sunday: 'chủ nhật',
  today: 'hôm nay',
  tomorrow: 'ngày mai',
  'next week': 'tuần sau',
  'this week': 'tuần này',
  morning: 'sáng',
  afternoon: 'chiều',
};
const DAY = new RegExp(`\\b(${Object.keys(DAYS).join('|')})\\b`, 'gi');
const NEXT_DAY = /\bnext (\w+day)\b/gi;
const CLOCK = /\b(\d{1,2})(:\d{2})? ?([ap])\.?m\b\.?/gi;
const FILLERS = /\b(at|on|in|the|i|we|can|will|would|like|to|come|please|o['’]?clock)\b/gi;

/** "Monday morning at 9", "next Tuesday 2 pm" in the words that `readSlotWords` knows; any other text as it stands. */
export function slotWordsFromEnglish(text: string): string {
  const said = text
    .replace(NEXT_DAY, '$1 next week')
    .replace(CLOCK, (_, hour: string, minutes: string | undefined, half: string) => {
      const part = /a/i.test(half) ? 'sáng' : 'chiều';
      return `${hour}${minutes ?? ' giờ'} ${hour === '12' && part === 'chiều' ? 'trưa' : part}`;
    })
    .replace(DAY, (word) => DAYS[word.toLowerCase()] ?? word);
  return said === text ? text : said.replace(FILLERS, ' ').replace(/\s+/g, ' ').trim();
}
