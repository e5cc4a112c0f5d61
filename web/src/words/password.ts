import { say } from '../lib/messages';

/** Changing one's own password. */
export const password = say({
  title: ['تغيير كلمة السر', 'Change password'],
  old: ['كلمة السر الحالية', 'The present password'],
  fresh: ['كلمة السر الجديدة', 'The new password'],
  again: ['الجديدة مرة أخرى', 'The new one again'],
  rule: ['عشرة أحرف أو أكثر. تنتهي بها كل الجلسات الأخرى، وتبقى هذه.', 'Ten characters or more. All other sessions end; this one goes on.'],
  differ: ['الكلمتان مختلفتان.', 'The two are not the same.'],
  wrong: ['كلمة السر الحالية غير صحيحة.', 'The present password is not right.'],
  done: ['غُيّرت كلمة السر، وانتهت كل الجلسات الأخرى.', 'The password is changed, and all other sessions have ended.'],
  cancel: ['إلغاء', 'Cancel'],
});
