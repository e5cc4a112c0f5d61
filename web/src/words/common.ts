import { say } from '../lib/messages';

/** Modes of events. */
export const modes = say({
  meet: ['لقاء', 'meeting'],
  visit: ['زيارة', 'visit'],
  phone: ['اتصال هاتفي', 'phone call'],
  arrest: ['اعتقال', 'arrest'],
  killing: ['قتل', 'killing'],
  airstrike: ['غارة جوية', 'air strike'],
  rocket: ['قصف صاروخي', 'rocket fire'],
  siege: ['حصار', 'siege'],
  ceasefire: ['وقف إطلاق النار', 'ceasefire'],
  release: ['إطلاق سراح', 'release'],
  withdraw: ['انسحاب', 'withdrawal'],
  suspend: ['تعليق', 'suspension'],
  censor: ['حجب', 'censorship'],
  other: ['غير ذلك', 'other'],
});

export const pick = say({
  anyone: ['اسم…', 'A name…'],
  none: ['لا اسم يبدأ هكذا', 'No name begins so'],
});

export const acts = say({
  standing: ['درجة الخبر', 'Standing'],
  told: ['ذُكر في {day}', 'told on {day}'],
});
