package desk

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/internal/readtest"
	"github.com/isnad-desk/isnad/news"
)

// TestInventedStories reads testdata/stories.txt: stories of several outlets, read and placed as a user's would be, and what the desk says of them. It hangs on
// how they are read, so that a few expectations may fail.
func TestInventedStories(t *testing.T) {
	l, r := readtest.New(t)
	b, err := os.ReadFile("testdata/stories.txt")
	if err != nil {
		t.Fatal(err)
	}
	stories, all, met := 0, 0, 0
	for block := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n\n") {
		name, body, _ := strings.Cut(block, "\n")
		if strings.HasPrefix(name, "#") {
			continue
		}
		stories++
		var records []*news.Record
		var wanted []string
		var in news.Input
		flush := func() {
			if in.Location != "" {
				records = append(records, r.Read(in))
			}
			in = news.Input{}
		}
		for line := range strings.SplitSeq(body, "\n") {
			switch line[0] {
			case '@':
				flush()
				f := strings.Split(line[2:], " | ")
				in = news.Input{Location: fmt.Sprint(len(records) + 1), Outlet: f[0], Published: f[1], Title: f[2]}
			case '=', '/', '!', '?':
				flush()
				wanted = append(wanted, line)
			default:
				in.Text = strings.TrimPrefix(in.Text+"\n"+line, "\n")
			}
		}
		d := Build(l, records)
		number := map[string]int{}
		for i := range records {
			number[records[i].Article.ID] = i + 1
		}
		for _, w := range wanted {
			w, open := strings.CutPrefix(w, "? ")
			why := unmet(d, number, w)
			if !open {
				all++
			}
			switch {
			case !open && why == "":
				met++
			case !open:
				t.Logf("%s: %s: %s", name, w, why)
			case why == "":
				t.Logf("%s: %s: no longer open", name, w)
			}
		}
	}
	t.Logf("%d of %d expectations met in %d stories", met, all, stories)
	if 100*met < 90*all {
		t.Errorf("only %d of %d expectations met", met, all)
	}
	if stories < 30 {
		t.Errorf("only %d stories", stories)
	}
}

// unmet says why a desk does not tell what is expected, or nothing. The articles go by their numbers in the story.
func unmet(d *news.Desk, number map[string]int, want string) string {
	f := strings.Fields(want)
	if want == "! none" {
		if len(d.Conflicts) > 0 {
			return fmt.Sprintf("%+v", d.Conflicts)
		}
		return ""
	}
	kinds, origins := strings.Split(f[1], "|"), -1
	var articles []int
	for i, x := range f[2:] {
		if x == ":" {
			origins, _ = strconv.Atoi(f[i+3])
			break
		}
		n, _ := strconv.Atoi(x)
		articles = append(articles, n)
	}
	if f[0] == "!" {
		for _, c := range d.Conflicts {
			if c.Slot == kinds[0] || kinds[0] == "any" {
				var on []int // sides by article
				for _, n := range articles {
					on = append(on, slices.IndexFunc(c.Sides, func(s news.Side) bool {
						return slices.ContainsFunc(s.Reports, func(e news.Evidence) bool { return number[e.Article] == n })
					}))
				}
				if !slices.Contains(on, -1) && on[0] != on[1] {
					return ""
				}
			}
		}
		return fmt.Sprintf("not said, but %+v", d.Conflicts)
	}
	best, told := -1, ""
	for i := range d.Happenings {
		h := &d.Happenings[i]
		if !slices.ContainsFunc(kinds, func(k string) bool { return strings.EqualFold(h.Type, k) || h.Mode == k }) {
			continue
		}
		var by []int
		for _, r := range h.Reports {
			by = append(by, number[r.Article])
		}
		told += fmt.Sprintf(" %s/%s %v", h.Type, h.Mode, by)
		if !slices.ContainsFunc(articles, func(n int) bool { return !slices.Contains(by, n) }) {
			best = i
			if origins < 0 || len(h.Origins) == origins {
				break
			}
		}
	}
	switch {
	case f[0] == "/" && best >= 0:
		return "one happening:" + told
	case f[0] == "=" && best < 0:
		return "apart:" + told
	case f[0] == "=" && origins >= 0 && len(d.Happenings[best].Origins) != origins:
		return fmt.Sprintf("%d origins: %+v", len(d.Happenings[best].Origins), d.Happenings[best].Origins)
	}
	return ""
}
