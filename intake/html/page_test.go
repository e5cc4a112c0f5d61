package html

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/isnad-desk/isnad/news"
)

// The pages are invented, in the shapes in which the press of the region builds them.
const para1 = "افتتح المحافظ سليم الراوي صباح السبت جسر الوادي الذي يربط ضفتي النهر، بعد ثلاث سنوات من العمل، بحضور عدد من الوزراء والأهالي."

const para2 = "وقال الراوي في كلمة ألقاها خلال الافتتاح إن الجسر كلف ثلاثين مليون دينار، وإن العمل في الطريق الدائري يبدأ الشهر المقبل بتمويل محلي."

const para3 = "وأضاف أن المحافظة تعد لبناء جسرين آخرين في السنوات الثلاث المقبلة، وأن العروض تفتح قبل نهاية العام أمام الشركات المحلية والأجنبية."

const withLinkedData = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>افتتاح جسر الوادي | وادي نيوز</title>
<link rel="canonical" href="/news/bridge">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"افتتاح جسر الوادي",
"datePublished":"2031-03-09T08:15:00+03:00","author":[{"@type":"Person","name":"ندى المصري"}],"publisher":{"@type":"Organization","name":"وادي نيوز"}}]}</script>
<style>p{color:red}</style></head><body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>
<header><h1>افتتاح جسر الوادي</h1></header><main><article><p>` + para1 + `</p><figure><img src="x.jpg"><figcaption>صورة أرشيفية</figcaption></figure><p>` + para2 + `</p><script>alert("لا")</script><p>` + para3 + `</p></article></main>
<aside class="related"><h3>اقرأ أيضا</h3><ul><li><a href="/1">خبر آخر عن الطقس</a></li><li><a href="/2">خبر عن الأسواق</a></li></ul></aside>
<div class="comments"><p>تعليق: خبر جميل</p></div><footer>جميع الحقوق محفوظة 2031</footer></body></html>`

const withBreaks = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>جسر الوادي - صحيفة النور</title>
<meta property="og:site_name" content="صحيفة النور"><meta property="og:title" content="جسر الوادي - صحيفة النور"></head>
<body><table><tr><td><div class="menu"><a href=a>الرئيسية</a><a href=b>محليات</a></div></td></tr><tr><td><div id="newsbody"><span class="date">09 آذار/مارس 2031</span><br><br>` + para1 + `<br><br>` + para2 + `<br /><br />` + para3 + `</div></td></tr></table></body></html>`

func TestArticle(t *testing.T) {
	in, err := Article("page.html", "https://wadi.example/x?utm=1", "text/html; charset=utf-8", []byte(withLinkedData))
	if err != nil {
		t.Fatal(err)
	}
	if in.Title != "افتتاح جسر الوادي" || in.Outlet != "وادي نيوز" || in.Byline != "ندى المصري" || in.Published != "2031-03-09" || in.Basis != news.Metadata || in.URL != "https://wadi.example/news/bridge" {
		t.Errorf("%+v", in)
	}
	if want := para1 + "\n" + para2 + "\n" + para3; in.Text != want {
		t.Errorf("text\n%s\nwant\n%s", in.Text, want)
	}
}

func TestBreaksAndOldCharsets(t *testing.T) {
	raw, err := charmap.Windows1256.NewEncoder().String(withBreaks)
	if err != nil {
		t.Fatal(err)
	}
	undeclared := strings.Replace(raw, "; charset=windows-1256", "", 1)
	for name, page := range map[string]string{"declared": raw, "undeclared": undeclared} {
		in, err := Article("p", "", "", []byte(page))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if in.Title != "جسر الوادي" || in.Outlet != "صحيفة النور" || in.Published != "" {
			t.Errorf("%s: %q %q %q", name, in.Title, in.Outlet, in.Published)
		}
		if want := "09 آذار/مارس 2031\n" + para1 + "\n" + para2 + "\n" + para3; in.Text != want {
			t.Errorf("%s: text\n%s\nwant\n%s", name, in.Text, want)
		}
	}
}

func TestWhatIsNoArticle(t *testing.T) {
	for _, c := range []string{"", "   ", "<html><body></body></html>", "<script>x</script>", strings.Repeat("<b></b>", maxNodes+1)} {
		if _, err := Article("p", "", "", []byte(c)); err == nil {
			t.Errorf("%.40q is an article", c)
		}
	}
	if _, err := Article("p", "", "", []byte("<p hidden>نص</p>")); !errors.Is(err, ErrNoArticle) {
		t.Errorf("%v", err)
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"نص <b>مهم</b> هنا": "نص مهم هنا", "<p>أول</p><p>ثان</p>": "أول\nثان", "أ &amp; ب": "أ & ب", " بلا علامات ": "بلا علامات",
		"سطر<br>سطر": "سطر\nسطر", "<ul><li>أ</li><li>ب</li></ul>ج": "أ\nب\nج", "<td>أ</td><td>ب</td>": "أب",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestDeepNestingIsRead(t *testing.T) {
	page := strings.Repeat("<div>", 3000) + "<p>" + para1 + "</p>"
	if in, err := Article("p", "", "", []byte(page)); err == nil && !strings.Contains(in.Text, "جسر الوادي") {
		t.Errorf("%.100q", in.Text)
	}
}

func FuzzArticle(f *testing.F) {
	f.Add([]byte(withLinkedData), "text/html")
	f.Add([]byte(withBreaks), "")
	f.Add([]byte("<table><tr><td><svg><p>نص"), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		in, err := Article("p", "https://x.example/", contentType, raw)
		if err == nil && strings.TrimSpace(in.Text) == "" {
			t.Error("an article without text")
		}
	})
}
