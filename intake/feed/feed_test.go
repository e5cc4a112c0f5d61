package feed

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

const body = "افتتح المحافظ سليم الراوي صباح السبت جسر الوادي بعد ثلاث سنوات من العمل."

var long = strings.Repeat("<p>"+body+"</p>", 8)

func TestFeeds(t *testing.T) {
	for name, c := range map[string]struct{ doc, outlet, byline string }{
		"rss": {`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>مجمع الأخبار</title>
<item><title>افتتاح &quot;الجسر&quot;</title><link>/n/1</link><pubDate>Sat, 08 Mar 2031 23:30:00 +0300</pubDate><dc:creator>ندى</dc:creator><source url="https://wadi.example/rss">وادي نيوز</source><description>موجز</description><content:encoded><![CDATA[` + long + `]]></content:encoded></item>
<item><title>بلا شيء</title></item></channel></rss>`, "وادي نيوز", "ندى"},
		"atom": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>وادي نيوز</title><entry><title>افتتاح "الجسر"</title><link rel="self" href="x"/><link href="/n/1"/><published>2031-03-08T23:30:00+03:00</published><author><name>ندى</name></author><content type="html">` + strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(long) + `</content></entry></feed>`, "وادي نيوز", "ندى"},
		"json": {`{"version":"https://jsonfeed.org/version/1.1","title":"وادي نيوز","items":[{"id":"1","url":"/n/1","title":"افتتاح \"الجسر\"","date_published":"2031-03-08T23:30:00+03:00","authors":[{"name":"ندى"}],"content_html":"` + long + `"}]}`, "وادي نيوز", "ندى"},
	} {
		f, err := Parse("feed", "https://wadi.example/rss", []byte(c.doc))
		if err != nil || len(f.Items) != 1 {
			t.Errorf("%s: %+v %v", name, f, err)
			continue
		}
		it := f.Items[0]
		in := it.Input
		if !it.Whole || in.URL != "https://wadi.example/n/1" || in.Outlet != c.outlet || in.Byline != c.byline || in.Published != "2031-03-08" || in.Title != `افتتاح "الجسر"` || in.Text != strings.TrimSuffix(strings.Repeat(body+"\n", 8), "\n") {
			t.Errorf("%s: %+v", name, it)
		}
	}
}

// TestFeedsInOtherEncodings: what a feed says of its encoding is believed where the bytes bear it out.
func TestFeedsInOtherEncodings(t *testing.T) {
	doc := `<?xml version="1.0" encoding="SAYS"?><rss version="2.0"><channel><title>وادي نيوز</title><item><title>افتتاح الجسر</title><link>https://wadi.example/1</link><description>` + body + `</description></item></channel></rss>`
	for _, says := range []string{"windows-1256", "utf-8", ""} {
		s := strings.Replace(doc, "SAYS", says, 1)
		if says == "" {
			s = strings.Replace(s, ` encoding=""`, "", 1)
		}
		raw, err := charmap.Windows1256.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse("f", "", raw)
		if err != nil || f.Title != "وادي نيوز" || len(f.Items) != 1 || f.Items[0].Input.Title != "افتتاح الجسر" || f.Items[0].Input.Text != body {
			t.Errorf("windows-1256 that says %q: %+v %v", says, f, err)
		}
	}
}

func TestBrokenFeeds(t *testing.T) {
	f, err := Parse("f", "", []byte("<rss><channel><title>و</title><item><title>أ</title><link>https://x.example/1</link></item><item><title>ب"))
	if err == nil && len(f.Items) == 0 {
		t.Error("a feed that is cut off gave neither items nor an error")
	}
	for _, doc := range []string{"", "<html></html>", "{}", "نص"} {
		if _, err := Parse("f", "", []byte(doc)); err == nil {
			t.Errorf("%q is a feed", doc)
		}
	}
}

func TestLists(t *testing.T) {
	got, err := List("https://x.example/", []byte(`<opml version="2.0"><body><outline text="صحف"><outline type="rss" text="وادي نيوز" xmlUrl="https://wadi.example/rss"/><outline text="&nbsp;" xmlUrl="javascript:x"/></outline></body></opml>`))
	if err != nil || len(got) != 1 || got[0] != (Link{URL: "https://wadi.example/rss", Title: "وادي نيوز", Feed: true}) {
		t.Errorf("%+v %v", got, err)
	}
	got, err = List("https://x.example/", []byte(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n"><url><loc> /a </loc><lastmod>2031-03-01</lastmod><news:news><news:publication_date>2031-03-09T01:00:00Z</news:publication_date><news:title>عنوان</news:title></news:news></url><url></url></urlset>`))
	if err != nil || len(got) != 1 || got[0] != (Link{URL: "https://x.example/a", Title: "عنوان", Published: "2031-03-09", Changed: "2031-03-01"}) || got[0].Day() != "2031-03-09" {
		t.Errorf("%+v %v", got, err)
	}
	got, err = List("", []byte(`<sitemapindex><sitemap><loc>https://x.example/1.xml</loc></sitemap></sitemapindex>`))
	if err != nil || len(got) != 1 || !got[0].Map {
		t.Errorf("%+v %v", got, err)
	}
	for _, doc := range []string{"", "<rss/>", "x", "<urlset", "{}"} {
		if l, err := List("", []byte(doc)); err == nil {
			t.Errorf("%q is a list: %v", doc, l)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("<rss><channel><item><title>x</title></item></channel></rss>"))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1}]}`))
	f.Add([]byte("<urlset><url><loc>x</loc></url></urlset>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = Parse("f", "https://x.example/", b)
		_, _ = List("https://x.example/", b)
	})
}
