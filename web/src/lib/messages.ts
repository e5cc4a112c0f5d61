// Every word that the pages say, in both languages. A key that is missing in a page does not compile; a key that no page says is found by a test.
// Where a thing is counted, `forms` names it for each plural class of CLDR: Arabic counts one, two, three to ten, eleven to ninety-nine and whole hundreds each in its own way.

export type Language = 'ar' | 'en';

export interface Message {
  ar: string;
  en: string;
}

export interface Counted {
  ar: { one: string; two: string; few: string; many: string; other: string };
  en: { one: string; other: string };
}

// say makes a table of messages. What only one page says stands in src/words and is loaded with it; `tell` says it.
export const say = <T extends Record<string, [string, string]>>(table: T): Record<keyof T, Message> =>
  Object.fromEntries(Object.entries(table).map(([key, [ar, en]]) => [key, { ar, en }])) as Record<keyof T, Message>;

// In a message, {name} is replaced by the value of that name.
export const messages = say({
  // the house
  isnad: ['إسناد', 'Isnad'],
  motto: ['ماذا جرى، ومن قاله، وعمّن، وأين اختلفوا', 'What happened, who says so, through whom, and where they disagree'],
  skip: ['إلى المحتوى', 'Skip to content'],
  navigation: ['أقسام المكتب', 'Sections'],
  desk: ['المكتب', 'Desk'],
  story: ['القصة', 'Story'],
  article: ['المقالة', 'Article'],
  search: ['البحث', 'Search'],
  network: ['الشبكة', 'Network'],
  map: ['الخريطة', 'Map'],
  timeline: ['الخط الزمني', 'Timeline'],
  outlets: ['جهات النشر', 'Outlets'],
  intake: ['الإدخال', 'Intake'],
  judgements: ['الأحكام', 'Judgements'],
  menu: ['القائمة', 'Menu'],
  close: ['إغلاق', 'Close'],
  back: ['رجوع', 'Back'],
  // settings
  settings: ['الإعدادات', 'Settings'],
  language: ['اللغة', 'Language'],
  appearance: ['المظهر', 'Appearance'],
  themeAuto: ['كما في الجهاز', 'As the device'],
  themeLight: ['فاتح', 'Light'],
  themeDark: ['داكن', 'Dark'],
  months: ['أسماء الأشهر', 'Month names'],
  monthsLevant: ['مشرقية (كانون الثاني)', 'Levantine (Kanun al-Thani)'],
  monthsGulf: ['مصرية وخليجية (يناير)', 'Egyptian and Gulf (Yanayir)'],
  monthsMaghreb: ['مغاربية (جانفي)', 'Maghrebi (Janfi)'],
  calendar: ['التقويم', 'Calendar'],
  calendarGregorian: ['ميلادي', 'Gregorian'],
  calendarHijri: ['هجري (أم القرى)', 'Hijri (Umm al-Qura)'],
  digits: ['الأرقام', 'Digits'],
  // states
  loading: ['يجري التحميل…', 'Loading…'],
  failed: ['تعذّر عرض هذا', 'This could not be shown'],
  offline: ['لا اتصال بالبرنامج', 'The program does not answer'],
  offlineWhy: ['يعرض المكتب آخر ما وصله. تأكد من أن «isnad serve» يعمل، ثم أعد المحاولة.', 'The desk shows what it heard last. See whether “isnad serve” is running, then try again.'],
  retry: ['إعادة المحاولة', 'Try again'],
  nothing: ['لا شيء هنا', 'Nothing here'],
  notFound: ['لا توجد صفحة بهذا العنوان', 'There is no page at this address'],
  notFoundWhy: ['لعل القصة ضُمت إلى غيرها أو تغيّر العنوان.', 'The story may have been joined with another, or the address has changed.'],
  toDesk: ['إلى المكتب', 'To the desk'],
  live: ['مباشر', 'Live'],
  liveNot: ['غير متصل', 'Not connected'],
  fresh: ['وصل جديد', 'There is news'],
  show: ['عرض', 'Show'],
  hide: ['إخفاء', 'Hide'],
  more: ['المزيد', 'More'],
  all: ['الكل', 'All'],
  // saving
  save: ['حفظ', 'Save'],
  saveAs: ['حفظ بصيغة {kind}', 'Save as {kind}'],
  copyLink: ['نسخ الرابط', 'Copy link'],
  copied: ['نُسخ الرابط', 'Link copied'],
  print: ['طباعة', 'Print'],
  // filters
  filters: ['تصفية', 'Filters'],
  clear: ['مسح التصفية', 'Clear filters'],
  period: ['المدة', 'Period'],
  from: ['من', 'From'],
  to: ['إلى', 'To'],
  outlet: ['جهة النشر', 'Outlet'],
  actor: ['طرف', 'Actor'],
  place: ['مكان', 'Place'],
  type: ['نوع الحدث', 'Type of event'],
  onlyContested: ['المختلف فيه فقط', 'Only contested'],
  onlyOneOrigin: ['ما له أصل واحد فقط', 'Only one origin'],
  anything: ['أيّ', 'Any'],
  onlySeveral: ['أكثر من مقالة', 'More than one article'],
  order: ['الترتيب', 'Order'],
  newest: ['الأحدث', 'Newest'],
  largest: ['الأكبر', 'Largest'],
  found: ['وُجدت:', 'Found:'],
  firstPage: ['الصفحة الأولى', 'First page'],
  nextPage: ['الصفحة التالية', 'Next page'],
  comma: ['،', ','],
  // the desk
  waitingToBeRead: ['في الانتظار: {n}', '{n} waiting to be read'],
  noStoryFits: ['لا قصة توافق هذه التصفية', 'No story fits these filters'],
  noStoryFitsWhy: ['وسّع المدة أو امسح بعض الشروط.', 'Widen the period or clear some of them.'],
  deskEmpty: ['لم تدخل المكتبَ مقالة بعد', 'No article has come to the desk yet'],
  deskEmptyWhy: ['أضف ملفات أو نصوصا أو عناوين، وستظهر القصص هنا تباعا.', 'Add files, texts or addresses, and stories appear here as they are read.'],
  toIntake: ['إلى الإدخال', 'To intake'],
  singles: ['أخبار منفردة', 'Told by one article each'],
  isNew: ['جديد', 'new'],
  sparkLabel: ['المقالات يوما بيوم: {n}، {days}', 'Articles by day: {n}, {days}'],
  // a story
  onThisPage: ['في هذه الصفحة', 'On this page'],
  conflicts: ['الخلافات', 'Disagreements'],
  conflictsWhy: ['الأقوال المتعارضة بعضها بإزاء بعض، لا يُسقط منها شيء', 'Values that contradict one another, side by side; none is dropped'],
  disagreeOn: ['خلاف على {slot}', 'Disagreement on {slot}'],
  side: ['جانب', 'Side'],
  letters: ['أبجدهوزحطي', 'ABCDEFGHIJ'],
  itHappened: ['وقع', 'It happened'],
  itDidNot: ['لم يقع', 'It did not happen'],
  atLeast: ['{n} على الأقل', 'at least {n}'],
  allSentences: ['كل الجمل', 'All sentences'],
  whoSaysWhat: ['من يقول ماذا', 'Who says what'],
  tableEmpty: ['لا يروي أيَّ حدث أكثرُ من جهة نشر واحدة.', 'No happening is told by more than one outlet.'],
  clickForSentence: ['انقر علامة لترى الجملة في مقالتها.', 'Click a sign to see the sentence in its article.'],
  besides: ['في أمر لم يُسجَّل حدثا', 'on something that is no happening of its own'],
  showAll: ['عرض الكل ({n})', 'Show all ({n})'],
  whatHappened: ['ماذا جرى', 'What happened'],
  showMain: ['ما له أكثر من خبر', 'Told more than once'],
  unnamedOnly: ['مصادر غير مسمّاة فقط', 'Unnamed sources only'],
  noneNamed: ['لا مسمّى بينها', 'none named'],
  allNamed: ['كلها مسمّاة', 'all named'],
  noHappenings: ['لم يُعثر في مقالات هذه القصة على أحداث.', 'No happening was found in the articles of this story.'],
  toConflict: ['إلى الخلاف', 'to the disagreement'],
  whyCounted: ['لماذا عُدّت هكذا', 'Why they are counted so'],
  treeLabel: ['إسناد «{line}»: {origins}، {outlets}', 'The isnad of “{line}”: {origins}, {outlets}'],
  updates: ['أعداد حلّ الأحدث منها محل الأقدم', 'Counts that later ones replaced'],
  updatesWhy: ['ليست خلافات', 'These are no disagreements'],
  updated: ['حصيلة محدَّثة', 'Updated count'],
  sources: ['المصادر', 'Sources'],
  whoTook: ['من نقل عمّن', 'Who took from whom'],
  relaying: ['وفيها نقل عن', 'relaying'],
  shareWhy: ['حصة ما يشتركان فيه من النص الأقصر', 'Share of the shorter text that is found in the other'],
  evidence: ['الدليل', 'The words that show it'],
  articles: ['المقالات', 'Articles'],
  alone: ['{n} لم يروه غيرها', '{n} told here alone'],
  fromWhom: ['عن', 'from'],
  inArticle: ['في المقالة', 'in the article'],
  // sources and events
  unknownOutlet: ['جهة نشر غير معروفة', 'outlet unknown'],
  undated: ['بلا تاريخ', 'undated'],
  untitled: ['بلا عنوان', 'untitled'],
  ownVoice: ['بصوت الجهة نفسها', 'in its own voice'],
  named: ['مسمّى', 'named'],
  unnamed: ['غير مسمّى', 'unnamed'],
});

export type Key = keyof typeof messages;

const count = <T extends Record<string, Counted>>(table: T): T => table;

export const counted = count({
  articles: { ar: { one: 'مقالة واحدة', two: 'مقالتان', few: '{n} مقالات', many: '{n} مقالة', other: '{n} مقالة' }, en: { one: '1 article', other: '{n} articles' } },
  outlets: { ar: { one: 'جهة نشر واحدة', two: 'جهتا نشر', few: '{n} جهات نشر', many: '{n} جهة نشر', other: '{n} جهة نشر' }, en: { one: '1 outlet', other: '{n} outlets' } },
  origins: { ar: { one: 'أصل واحد', two: 'أصلان', few: '{n} أصول', many: '{n} أصلا', other: '{n} أصل' }, en: { one: '1 origin', other: '{n} origins' } },
  stories: { ar: { one: 'قصة واحدة', two: 'قصتان', few: '{n} قصص', many: '{n} قصة', other: '{n} قصة' }, en: { one: '1 story', other: '{n} stories' } },
  happenings: { ar: { one: 'حدث واحد', two: 'حدثان', few: '{n} أحداث', many: '{n} حدثا', other: '{n} حدث' }, en: { one: '1 happening', other: '{n} happenings' } },
  conflicts: { ar: { one: 'خلاف واحد', two: 'خلافان', few: '{n} خلافات', many: '{n} خلافا', other: '{n} خلاف' }, en: { one: '1 disagreement', other: '{n} disagreements' } },
  reports: { ar: { one: 'خبر واحد', two: 'خبران', few: '{n} أخبار', many: '{n} خبرا', other: '{n} خبر' }, en: { one: '1 report', other: '{n} reports' } },
  contestedStories: {
    ar: { one: 'قصة فيها خلاف', two: 'قصتان فيهما خلاف', few: '{n} قصص فيها خلاف', many: '{n} قصة فيها خلاف', other: '{n} قصة فيها خلاف' },
    en: { one: '1 contested story', other: '{n} contested stories' },
  },
  contestedHappenings: {
    ar: { one: 'حدث مختلف فيه', two: 'حدثان مختلف فيهما', few: '{n} أحداث مختلف فيها', many: '{n} حدثا مختلفا فيه', other: '{n} حدث مختلف فيه' },
    en: { one: '1 contested happening', other: '{n} contested happenings' },
  },
  named: {
    ar: { one: 'واحد منها مسمّى', two: 'اثنان منها مسمّيان', few: '{n} منها مسمّاة', many: '{n} منها مسمّاة', other: '{n} منها مسمّاة' },
    en: { one: '1 named', other: '{n} named' },
  },
  killed: { ar: { one: 'قتيل واحد', two: 'قتيلان', few: '{n} قتلى', many: '{n} قتيلا', other: '{n} قتيل' }, en: { one: '1 killed', other: '{n} killed' } },
  injured: { ar: { one: 'جريح واحد', two: 'جريحان', few: '{n} جرحى', many: '{n} جريحا', other: '{n} جريح' }, en: { one: '1 injured', other: '{n} injured' } },
  arrested: { ar: { one: 'موقوف واحد', two: 'موقوفان', few: '{n} موقوفين', many: '{n} موقوفا', other: '{n} موقوف' }, en: { one: '1 arrested', other: '{n} arrested' } },
  released: { ar: { one: 'مفرج عنه واحد', two: 'مفرج عنهما اثنان', few: '{n} مفرجا عنهم', many: '{n} مفرجا عنه', other: '{n} مفرج عنه' }, en: { one: '1 released', other: '{n} released' } },
  missing: { ar: { one: 'مفقود واحد', two: 'مفقودان', few: '{n} مفقودين', many: '{n} مفقودا', other: '{n} مفقود' }, en: { one: '1 missing', other: '{n} missing' } },
  displaced: { ar: { one: 'نازح واحد', two: 'نازحان', few: '{n} نازحين', many: '{n} نازحا', other: '{n} نازح' }, en: { one: '1 displaced', other: '{n} displaced' } },
  statements: { ar: { one: 'قول واحد', two: 'قولان', few: '{n} أقوال', many: '{n} قولا', other: '{n} قول' }, en: { one: '1 statement', other: '{n} statements' } },
});

export type CountKey = keyof typeof counted;

// The classes of the records, in words.
export const words = {
  standing: say({
    single: ['خبر منفرد', 'single report'],
    repeated: ['مكرر عن أصل واحد', 'repeated from one origin'],
    corroborated: ['تعددت أصوله', 'corroborated'],
    contested: ['مختلف فيه', 'contested'],
  }),
  slot: say({
    who: ['الفاعل', 'who'],
    whom: ['الطرف الآخر', 'whom'],
    place: ['المكان', 'place'],
    time: ['الزمان', 'time'],
    polarity: ['وقوعه', 'whether it happened'],
    number: ['العدد', 'number'],
    manner: ['الكيفية', 'manner'],
    cause: ['السبب', 'cause'],
  }),
  kind: say({ person: ['شخص', 'person'], organization: ['جهة', 'organisation'], place: ['مكان', 'place'] }),
  stance: say({
    says: ['قول', 'says'],
    denies: ['نفي', 'denies'],
    confirms: ['تأكيد', 'confirms'],
    demands: ['مطالبة', 'demands'],
    threatens: ['تهديد', 'threatens'],
    condemns: ['إدانة', 'condemns'],
    accuses: ['اتهام', 'accuses'],
    believes: ['رأي', 'believes'],
  }),
  class: say({
    named: ['مصدر مسمّى', 'named source'],
    organization: ['جهة', 'organisation'],
    role: ['مصدر بصفته', 'by office'],
    affiliated: ['مصدر منسوب', 'tied to a side'],
    unnamed: ['مصدر غير مسمّى', 'unnamed source'],
  }),
  link: say({
    outlet: ['جهة النشر', 'outlet'],
    agency: ['وكالة', 'agency'],
    document: ['وثيقة', 'document'],
    platform: ['منصة', 'platform'],
    source: ['المصدر', 'source'],
    origin: ['الأصل', 'origin'],
  }),
  lineage: say({ reprint: ['نقل حرفي', 'reprint'], rewrite: ['نقل بتصرف', 'rewrite'], relay: ['نقل عن', 'relay'] }),
  basis: say({
    given: ['معطى', 'given'],
    metadata: ['من بيانات الصفحة', 'from metadata'],
    page: ['من الصفحة', 'from the page'],
    url: ['من العنوان', 'from the address'],
    signature: ['من التوقيع', 'from the signature'],
    inferred: ['مستنتج', 'inferred'],
  }),
  precision: say({ day: ['يوم', 'day'], week: ['أسبوع', 'week'], month: ['شهر', 'month'], year: ['سنة', 'year'], vague: ['تقريبي', 'vague'] }),
  modality: say({ actual: ['واقع', 'actual'], planned: ['مقرر', 'planned'], demanded: ['مطلوب', 'demanded'], conditional: ['مشروط', 'conditional'], possible: ['محتمل', 'possible'] }),
  polarity: say({ affirmed: ['مثبت', 'affirmed'], negated: ['منفي', 'negated'] }),
  sign: say({
    says: ['تثبت', 'says'],
    denies: ['تنفي', 'denies'],
    differs: ['تخالف', 'says otherwise'],
    both: ['تذكر القولين', 'tells both'],
    silent: ['لا تذكره', 'silent'],
  }),
  type: say({
    AGREE: ['اتفاق', 'Agree'],
    CONSULT: ['تشاور', 'Consult'],
    SUPPORT: ['تأييد', 'Support'],
    CONCEDE: ['تنازل', 'Concede'],
    COOPERATE: ['تعاون', 'Cooperate'],
    AID: ['مساعدة', 'Aid'],
    RETREAT: ['انسحاب', 'Retreat'],
    REQUEST: ['طلب', 'Request'],
    ACCUSE: ['اتهام', 'Accuse'],
    REJECT: ['رفض', 'Reject'],
    THREATEN: ['تهديد', 'Threaten'],
    PROTEST: ['احتجاج', 'Protest'],
    SANCTION: ['عقوبة', 'Sanction'],
    MOBILIZE: ['تعبئة', 'Mobilise'],
    COERCE: ['إكراه', 'Coerce'],
    ASSAULT: ['هجوم', 'Assault'],
  }),
} satisfies Record<string, Record<string, Message>>;

export type WordKind = keyof typeof words;
