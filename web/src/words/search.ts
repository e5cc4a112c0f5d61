import { say } from '../lib/messages';

export const search = say({
  ask: ['ابحث في المقالات والأقوال والأحداث', 'Search articles, statements and happenings'],
  go: ['ابحث', 'Search'],
  articles: ['المقالات', 'Articles'],
  statements: ['الأقوال', 'Statements'],
  happenings: ['الأحداث', 'Happenings'],
  results: ['نتائج البحث', 'Results'],
  understood: ['كما فُهم السؤال', 'As it is understood'],
  question: ['سؤال بكلام عادي: لا يُشترط فيه إلا الحقول', 'A question in plain words: nothing of it is required but its fields'],
  none: ['لا شيء يطابق هذا البحث', 'Nothing matches'],
  noneWhy: ['جرّب كلمات أقل، أو احذف حقلا، أو اكتب الاسم وحده.', 'Try fewer words, take a field away, or write the name alone.'],
  found: ['النتائج: {n}', '{n} found'],
  foundMore: ['النتائج: {n} على الأقل', '{n} found, at least'],
  oneStory: ['من هذه القصة أيضا', 'Also of this story'],
  story: ['القصة', 'Story'],
  toArticle: ['في المقالة', 'In the article'],
  noStory: ['مقالات خارج القصص', 'Articles of no story'],
  by: ['قالها', 'Said by'],
  impliedSource: ['المصدر مضمر', 'source implied'],
  languageOfQuery: ['لغة البحث', 'The query language'],
  write: ['اكتب', 'Write'],
  finds: ['يجد', 'It finds'],
  tryOne: ['جرّب', 'Try'],
  suggestions: ['تكملات', 'Completions'],
  undecided: ['اكتب بحثا أو اختر مثالا', 'Write a query or choose an example'],
});

/** What a part of a query means. */
export const meanings = say({
  word: ['الكلمة في أي تصريف', 'the word in any inflection'],
  notWord: ['لا ترد فيها هذه الكلمة', 'without this word'],
  stop: ['لا يُحسب: كلمة لا تميّز مقالة من أخرى', 'not counted: hardly tells articles apart'],
  phrase: ['الكلمات متتابعة؛ شرط', 'the words one after the other; required'],
  notPhrase: ['لا ترد فيها هذه العبارة', 'without this phrase'],
  or: ['أو', 'or'],
  entity: ['تسمّي شخصا أو جهة أو مكانا بهذا الاسم', 'names a person, a body or a place so'],
  outlet: ['نشرتها جهة في اسمها هذه الكلمات', 'published by an outlet with these words in its name'],
  from: ['نُشرت في {first} أو بعده', 'published on {first} or later'],
  to: ['نُشرت في {last} أو قبله', 'published on {last} or before'],
  type: ['فيها حدث نوعه: {value}', 'with an event of the type: {value}'],
  mode: ['فيها حدث صنفه: {value}', 'with an event of the mode: {value}'],
  place: ['فيها حدث يقع هناك أو فيما يضمه المكان', 'something happens there, or in what lies in it'],
  sourceNamed: ['فيها قول لشخص مسمّى أو لجهة', 'with a statement by a named person or body'],
  sourceAnonymous: ['فيها قول لمصدر غير مسمّى', 'with a statement by an unnamed source'],
  says: ['يقول فيها هذا شيئا', 'in which this one says something'],
  standing: ['فيها خبر درجته: {value}', 'with a happening of the standing: {value}'],
  origins: ['أوثق أخبارها له من الأصول المستقلة {how}', 'its best attested happening has {how} independent origins'],
  leaveOut: ['تُستبعد: {what}', 'left out: {what}'],
});

export const compared = say({
  '<': ['أقل من {n}', 'fewer than {n}'],
  '<=': ['{n} أو أقل', '{n} or fewer'],
  '=': ['{n} بالضبط', 'exactly {n}'],
  '>=': ['{n} أو أكثر', '{n} or more'],
  '>': ['أكثر من {n}', 'more than {n}'],
});

/** What is wrong with a query, and what was expected. */
export const faults = say({
  nothing: ['لا شيء هنا يُبحث عنه: اكتب كلمة أو «عبارة» أو حقلا مثل entity:', 'There is nothing to look for: write a word, a “phrase” or a field such as entity:'],
  'only-not': ['اكتب ما يُبحث عنه قبل ما يُستبعد', 'Write what to look for before what to leave out'],
  'or-between': ['«{about}» تقف بين شيئين يُبحث عنهما', '“{about}” stands between two things to look for'],
  'or-right': ['بعد «{about}» يُنتظر شيء يُبحث عنه', 'Something to look for is expected after “{about}”'],
  'or-not': ['بعد «أو» يأتي ما يُبحث عنه، لا ما يُستبعد', 'After OR comes something to look for, not something to leave out'],
  quote: ['لم تُغلق علامة التنصيص: {about}', 'The quotation mark is not closed: {about}'],
  field: ['لا حقل باسم «{about}»', 'There is no field called “{about}”'],
  name: ['بعد «{about}:» اسم؛ وإن كان كلمات فبين علامتي تنصيص', 'A name is expected after “{about}:”, in quotation marks where it has several words'],
  day: ['بعد «{about}:» يوم أو شهر أو سنة: 2020-12-23 أو 2020-12 أو 2020', 'A day, a month or a year is expected after “{about}:”: 2020-12-23, 2020-12 or 2020'],
  type: ['لا نوع بهذا الاسم؛ الأنواع: {list}', 'There is no such type; the types are: {list}'],
  mode: ['لا صنف بهذا الاسم؛ الأصناف: {list}', 'There is no such mode; the modes are: {list}'],
  source: ['بعد «{about}:» إما named وإما anonymous', 'After “{about}:” stands named or anonymous'],
  standing: ['الدرجات: single منفرد، repeated مكرر، corroborated متعدد، contested مختلف', 'The standings are single, repeated, corroborated, contested'],
  number: ['بعد «{about}:» عدد، وقد يسبقه < أو <= أو >= أو >', 'A number is expected after “{about}:”, with <, <=, >= or > before it'],
});

/** The table that teaches the language; each row can be tried. */
export const lessons = say({
  words: ['مقالات فيها هذه الكلمات؛ ما جمعها يأتي أولا', 'articles with these words; those that hold all come first'],
  phrase: ['الكلمات متتابعة في أي تصريف؛ شرط', 'the words one after the other, in any inflection; required'],
  entity: ['مقالات تسمّي شخصا أو جهة أو مكانا، بأي إملاء وباللاتينية', 'articles that name a person, a body or a place, in any spelling and in Latin letters'],
  outlet: ['ما نشرته جهة', 'what an outlet published'],
  says: ['من قال شيئا', 'who says something'],
  place: ['أين وقع شيء', 'where something happens'],
  dates: ['متى نُشر؛ «حتى» تشمل آخر يوم', 'when it was published; “to” is inclusive'],
  type: ['أحداث من نوع أو صنف', 'events of a type or a mode'],
  source: ['أقوال مصادر غير مسمّاة', 'statements of unnamed sources'],
  standing: ['أخبار مختلف فيها، أو أصولها أقل من اثنين', 'contested happenings, or with fewer than two origins'],
  minus: ['يستبعد ما يطابقه', 'leaves out what matches'],
  or: ['أحد الاثنين', 'either of the two'],
});

export const examples = say({
  words: ['قاآني بغداد', 'Qaani Baghdad'],
  phrase: ['«رئيس الوزراء»', '“prime minister”'],
  entity: ['كيان:قاآني', 'entity:Qaani'],
  outlet: ['جهة:رويترز', 'outlet:Reuters'],
  says: ['قائل:قاآني', 'says:Qaani'],
  place: ['مكان:بغداد', 'place:Baghdad'],
  dates: ['بغداد منذ:2020-12 حتى:2021', 'Baghdad from:2020-12 to:2021'],
  type: ['نوع:consult صنف:meet', 'type:consult mode:meet'],
  source: ['بغداد مصدر:مجهول', 'Baghdad source:anonymous'],
  standing: ['درجة:مختلف أصول:<2', 'standing:contested origins:<2'],
  minus: ['بغداد -طهران', 'Baghdad -Tehran'],
  or: ['بغداد أو طهران', 'Baghdad OR Tehran'],
});

/** What the fields are called where completions are offered. */
export const fieldHints = say({
  entity: ['شخص أو جهة أو مكان', 'a person, a body or a place'],
  outlet: ['جهة النشر', 'outlet'],
  from: ['منذ يوم أو شهر أو سنة', 'since a day, a month or a year'],
  to: ['حتى يوم أو شهر أو سنة', 'up to a day, a month or a year'],
  type: ['نوع الحدث', 'type of event'],
  mode: ['صنف الحدث', 'mode of event'],
  place: ['أين وقع', 'where it happens'],
  source: ['مسمّى أو مجهول', 'named or anonymous'],
  says: ['من قال', 'who says it'],
  standing: ['درجة الخبر', 'standing'],
  origins: ['عدد الأصول المستقلة', 'number of independent origins'],
});
