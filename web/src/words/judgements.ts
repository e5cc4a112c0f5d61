import { say } from '../lib/messages';

export const judgements = say({
  lead: ['ما قرره الناس: يُحفظ إلى الأبد، ويُعاد تطبيقه عند كل قراءة، ولا يغلبه البرنامج. ما رُجع عنه يبقى في القائمة.', 'What people decided: kept for ever, applied again at every reading, never overridden by the program. What was taken back stays on the list.'],
  none: ['لا أحكام بعد', 'No judgements yet'],
  noneWhy: ['في صفحة كل كيان يمكن ضمّه إلى غيره أو فصله أو تغيير اسمه.', 'On the page of an entity it can be merged, split or renamed.'],
  noneSuch: ['لا أحكام تطابق التصفية', 'No judgements pass the filter'],
  kind: ['النوع', 'Kind'],
  undone: ['رُجع عنه بالحكم {n}', 'taken back by {n}'],
  undo: ['رجوع عنه', 'Take back'],
  undoN: ['رجوع عن الحكم {n}', 'Take judgement {n} back'],
  sure: ['الرجوع عن هذا الحكم؟', 'Take this judgement back?'],
  sureWhy: ['يُعاد ترتيب ما يمسّه، ويبقى الحكم في القائمة مع الرجوع عنه.', 'What it touches is arranged anew; the judgement stays on the list, marked as taken back.'],
  keep: ['إبقاؤه', 'Keep it'],
  onlyInForce: ['السارية فقط', 'Only those in force'],
  anyKind: ['كل الأنواع', 'All kinds'],
  done: ['رُجع عنه', 'Taken back'],
  busy: ['الأرشيف مشغول بإدخال مقالات؛ أعد المحاولة بعد قليل.', 'The archive is busy with new articles; try again in a moment.'],
});

/** Each kind of judgement as a sentence. */
export const verdicts = say({
  same: ['«{a}» و«{b}» واحد ({kind})', '“{a}” and “{b}” are one ({kind})'],
  'not-same': ['«{a}» و«{b}» اثنان ({kind})', '“{a}” and “{b}” are two ({kind})'],
  kind: ['«{a}»: {value}، لا {kind}', '“{a}” is of the kind {value}, not {kind}'],
  name: ['«{a}» ({kind}) يُعرض باسم «{value}»', '“{a}” ({kind}) is shown as “{value}”'],
  merge: ['مقالتان من قصة واحدة', 'two articles belong to one story'],
  split: ['مقالتان من قصتين', 'two articles belong to two stories'],
  date: ['تاريخ نشر مقالة: {value}', 'day of publication of an article: {value}'],
  outlet: ['جهة نشر مقالة: {value}', 'outlet of an article: {value}'],
  undo: ['رجوع عن الحكم {n}', 'judgement {n} is taken back'],
});

export const verdictNames = say({
  same: ['ضم كيانين', 'merge of entities'],
  'not-same': ['فصل كيانين', 'split of entities'],
  kind: ['نوع كيان', 'kind of an entity'],
  name: ['اسم كيان', 'name of an entity'],
  merge: ['ضم مقالتين', 'merge of articles'],
  split: ['فصل مقالتين', 'split of articles'],
  date: ['تاريخ مقالة', 'day of an article'],
  outlet: ['جهة مقالة', 'outlet of an article'],
  undo: ['رجوع', 'taking back'],
});
