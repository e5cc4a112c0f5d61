import { say } from '../lib/messages';

export const map = say({
  picture: ['خريطة الأحداث', 'Map of happenings'],
  keys: ['الأسهم للتحريك، + و− للتقريب والإبعاد، 0 للعودة', 'Arrow keys move, + and − zoom, 0 goes back'],
  closer: ['أقرب', 'Closer'],
  wider: ['أبعد', 'Wider'],
  home: ['كل الأماكن', 'All places'],
  legend: ['مفتاح الخريطة', 'Key'],
  state: ['دولة: يُظلَّل بلد كامل حين لا يُذكر منه موضع', 'a state: shaded where no place in it is named'],
  area: ['إقليم أو بحر: مساحة لا نقطة', 'a province or a sea: an area, not a point'],
  point: ['مدينة أو بلدة', 'a town'],
  circles: ['المساحة بعدد الأحداث', 'the area stands for the number of happenings'],
  placed: ['{placed} من {total} لها مكان', '{placed} of {total} have a place'],
  places: ['الأماكن', 'Places'],
  nowhere: ['أماكن لا موضع لها على الخريطة', 'Places that cannot be put on the map'],
  nowhereWhy: ['لا يعرف المعجم موضعها، فلا يُخمَّن', 'The lexicon does not know where they lie; nothing is guessed'],
  none: ['لا أحداث لها مكان', 'No happenings with a place'],
  noneWhy: ['خفّف التصفية.', 'Take filters away.'],
  at: ['ما وقع هنا', 'What happened here'],
  around: ['وما يضمه المكان', 'and in what lies in it'],
  toEntity: ['صفحة المكان', 'Page of the place'],
  fewer: ['أقل', 'Fewer'],
  left: ['أماكن أخرى: {n}', 'Further places: {n}'],
});

export const precisions = say({
  point: ['مدينة أو بلدة', 'town'],
  area: ['إقليم', 'area'],
  country: ['دولة', 'state'],
});
