import { say } from '../lib/messages';

export const time = say({
  picture: ['الأحداث في الزمن', 'Happenings in time'],
  overview: ['المدة كلها', 'The whole period'],
  closer: ['أقرب', 'Closer'],
  wider: ['أبعد', 'Wider'],
  whole: ['المدة كلها', 'All'],
  earlier: ['قبل', 'Earlier'],
  later: ['بعد', 'Later'],
  keys: ['السهمان للتحريك، + و− للتقريب والإبعاد، 0 للمدة كلها', 'Arrow keys move, + and − zoom, 0 shows all'],
  none: ['لا أحداث في هذه المدة', 'No happenings in this period'],
  noneWhy: ['وسّع المدة أو خفّف التصفية.', 'Widen the period or take filters away.'],
  tooMany: ['{n} حدثا هنا: قرّب لتراها واحدا واحدا', '{n} happenings here: zoom in to see each'],
  left: ['{n} لا يتسع لها الرسم: قرّب، أو انظر القائمة', '{n} more do not fit: zoom in, or see the list'],
  vague: ['{n} بلا يوم معروف، موضوعة في أيام قصتها', '{n} have no known day and stand in the days of their story'],
  list: ['القائمة', 'The list'],
  perYear: ['في السنة', 'a year'],
  perMonth: ['في الشهر', 'a month'],
  perWeek: ['في الأسبوع', 'a week'],
  perDay: ['في اليوم', 'a day'],
});
