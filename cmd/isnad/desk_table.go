package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-desk/isnad/news"
	"github.com/isnad-desk/isnad/newsroom"
)

const (
	maxRows    = 12 // happenings of a table
	maxColumns = 12 // outlets of a table
	cell       = 4  // columns of the terminal for one outlet
	// sideBySide is from which width of the terminal two sides of a disagreement stand beside one another.
	sideBySide = 110
	// paperWidth is how wide a table is where the width is not known.
	paperWidth = 120
)

// The signs of the table.
const (
	signSays, signDenies, signDiffers, signBoth, signSilent = "+", "−", "≠", "±", "·"
)

// table prints who says what: outlets across, happenings down. Outlets are numbered, and the numbers explained above: names as wide as the
// columns that they would need do not fit a terminal, and in two directions at once they would not stay above them.
func (f *deskFace) table(s *news.Story, happenings []*news.Happening, conflicts map[string][]*news.Conflict) {
	told := map[string]int{} // by outlet: happenings of several outlets that it tells
	var rows []*news.Happening
	for _, h := range happenings {
		if f.tellers(h) == nil || len(f.tellers(h)) < 2 {
			continue
		}
		rows = append(rows, h)
		for o := range f.tellers(h) {
			told[o]++
		}
	}
	if len(rows) == 0 {
		return
	}
	slices.SortStableFunc(rows, func(a, b *news.Happening) int {
		return cmp.Or(order(len(conflicts[a.ID]) > 0, len(conflicts[b.ID]) > 0)*-1, cmp.Compare(len(f.tellers(b)), len(f.tellers(a))))
	})
	outlets := make([]string, 0, len(told))
	for o := range told {
		outlets = append(outlets, o)
	}
	slices.SortFunc(outlets, func(a, b string) int { return cmp.Or(cmp.Compare(told[b], told[a]), cmp.Compare(a, b)) })
	width := f.width
	if width < 40 {
		width = paperWidth
	}
	columns, more := f.upTo(min(maxColumns, width/2/cell), len(outlets))
	if columns > width/2/cell { // even where all is asked for, a row must stay a row
		columns, more = width/2/cell, len(outlets)-width/2/cell
	}
	f.printf("\n  %s\n", f.paint(bold, f.say.of(msgStatement)))
	var names []string
	for i, o := range outlets[:columns] {
		names = append(names, fmt.Sprint(i+1, " ", f.isolate(o)))
	}
	if more > 0 {
		names = append(names, f.paint(dim, "… "+f.say.of(msgAndMore)+" "+f.say.count(more, cntMoreOutlet)))
	}
	f.printf("    %s\n", strings.Join(names, " · "))
	var head strings.Builder
	for i := range columns {
		fmt.Fprintf(&head, "%*d", cell, i+1)
	}
	f.printf("    %s\n", f.paint(dim, head.String()))
	shown, left := f.upTo(maxRows, len(rows))
	used := map[string]bool{}
	for _, h := range rows[:shown] {
		var row strings.Builder
		for _, o := range outlets[:columns] {
			sign := f.sign(h, o, conflicts[h.ID])
			used[sign] = true
			row.WriteString(strings.Repeat(" ", cell-1) + f.paint(map[string]string{signDenies: red, signDiffers: red, signBoth: yellow, signSays: green, signSilent: dim}[sign], sign))
		}
		line, _ := f.line(h)
		f.printf("    %s   %s\n", row.String(), f.isolate(fit(line, width-cell*columns-8)))
	}
	if left > 0 {
		f.printf("    %s\n", f.more(left, cntMoreActs))
	}
	var legend []string
	for _, s := range []struct {
		sign string
		m    message
	}{{signSays, msgSays}, {signDenies, msgDenies}, {signDiffers, msgDiffers}, {signBoth, msgBoth}, {signSilent, msgSilent}} {
		if used[s.sign] {
			legend = append(legend, s.sign+" "+f.say.of(s.m))
		}
	}
	f.printf("    %s\n", f.paint(dim, strings.Join(legend, "   ")))
}

// tellers are the outlets whose articles report an act.
func (f *deskFace) tellers(h *news.Happening) map[string]bool {
	out := map[string]bool{}
	for _, r := range h.Reports {
		out[f.who(r.Article)] = true
	}
	return out
}

// sign is the mark of how an outlet stands to an act.
func (f *deskFace) sign(h *news.Happening, outlet string, conflicts []*news.Conflict) string {
	return signs[f.telling.SignOf(h, func(article string) bool { return f.who(article) == outlet }, conflicts)]
}

var signs = map[newsroom.Sign]string{newsroom.Says: signSays, newsroom.Denies: signDenies, newsroom.Differs: signDiffers, newsroom.Both: signBoth, newsroom.Silent: signSilent}

// fit cuts a line to so many columns, between words.
func fit(s string, width int) string {
	width = max(width, 20)
	if columns(s) <= width {
		return s
	}
	var b strings.Builder
	n := 0
	for i, w := range strings.Fields(s) {
		if n += columns(w) + 1; n > width-2 && i > 0 {
			break
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), "\u2068", ""), "\u2069", "") + " …"
}

// branch are the signs before a branch of a tree and before what hangs on it.
func (f *deskFace) branch(last bool) (branch, stem string) {
	switch {
	case last && f.rtl:
		return "┘", " "
	case last:
		return "└", " "
	case f.rtl:
		return "┤", "│"
	}
	return "├", "│"
}

// tree prints through whom an origin's word reached which outlets, the origin's side first.
func (f *deskFace) tree(h *news.Happening, o *news.Origin, passage bool) {
	tells := func(b *newsroom.Branch) string { // the passage of the first article of an outlet
		if !passage || len(b.Reports) == 0 || !f.all && b.Reports[0] != o.Reports[0] {
			return ""
		}
		return f.passage(h.Reports[b.Reports[0]])
	}
	f.branches(f.telling.Tree(h, o), tells, "      ")
}

func (f *deskFace) branches(b *newsroom.Branch, tells func(*newsroom.Branch) string, lead string) {
	if t := tells(b); t != "" {
		f.printf("%s%s\n", lead, f.isolate("«"+t+"»"))
	}
	shown, left := f.upTo(maxOrigins, len(b.Above))
	for i, c := range b.Above[:shown] {
		branch, stem := f.branch(i == shown-1 && left == 0)
		f.printf("%s%s %s\n", lead, f.paint(dim, branch), f.isolate(clean(c.Name)))
		f.branches(c, tells, lead+stem+" ")
	}
	if left > 0 {
		branch, _ := f.branch(true)
		f.printf("%s%s %s\n", lead, f.paint(dim, branch), f.more(left, cntMoreOutlet))
	}
}

// beside prints the two sides of a disagreement in two columns.
func (f *deskFace) beside(h *news.Happening, c *news.Conflict) {
	w := (f.width - 11) / 2
	var both [2][]string
	for i := range c.Sides {
		s := &c.Sides[i]
		head := f.says(h, c.Slot, s)
		if s.Independent > 0 {
			head += " · " + f.say.count(s.Independent, cntOrigins)
		}
		both[i] = append(both[i], folded(head, w)...)
		shown, left := f.upTo(maxReports, len(s.Reports))
		for _, r := range s.Reports[:shown] {
			both[i] = append(both[i], folded(f.sideReport(h, r), w)...)
		}
		if left > 0 {
			both[i] = append(both[i], folded("… "+f.say.of(msgAndMore)+" "+f.say.count(left, cntMoreReport), w)...)
		}
	}
	for i := range max(len(both[0]), len(both[1])) {
		var cells [2]string
		for k := range both {
			if i < len(both[k]) {
				cells[k] = f.isolate(both[k][i]) + strings.Repeat(" ", max(0, w-columns(both[k][i])))
			} else {
				cells[k] = strings.Repeat(" ", w)
			}
		}
		f.printf("%s\n", strings.TrimRight("    "+cells[0]+" │ "+cells[1], " "))
	}
}

// folded breaks a text between words into lines of at most so many columns.
func folded(s string, width int) []string {
	var out []string
	line, n := "", 0
	for _, w := range strings.Fields(s) {
		k := columns(w)
		switch {
		case line == "":
			line, n = w, k
		case n+1+k > width:
			out = append(out, line)
			line, n = w, k
		default:
			line += " " + w
			n += 1 + k
		}
	}
	return append(out, line)
}
