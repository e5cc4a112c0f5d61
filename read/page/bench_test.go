package page_test

import (
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/artest"
	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/read/page"
)

// BenchmarkClean cleans a page of ordinary length: 280 words in eight paragraphs, with furniture around it.
func BenchmarkClean(b *testing.B) {
	l := artest.New(b)
	c := page.New(l)
	paragraph := strings.Repeat("أعلنت هيئة الموانئ في مدينة الرمال أن الأعمال سوف تستمر ", 4) + "حتى نهاية العام، بحسب «بيانها» الأخير."
	text := "مجلة الساحل\nهيئة الموانئ تعلن موعد افتتاح الرصيف الجديد\nنشر في 09-05-2024\n" +
		strings.Repeat(paragraph+"\n\n", 8) + "اقرأ أيضا: خبر آخر\nجميع الحقوق محفوظة © مجلة الساحل 2024"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		c.Clean(news.Input{Location: "x", Text: text})
	}
}
