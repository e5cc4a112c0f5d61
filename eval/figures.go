package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// F1 is precision, recall and their harmonic mean, in per cent, with the numbers of things found and annotated.
type F1 struct {
	P     float64 `json:"p"`
	R     float64 `json:"r"`
	F1    float64 `json:"f1"`
	Found int     `json:"found"`
	Gold  int     `json:"gold"`
}

func f1(hit, found, want int) *F1 {
	f := &F1{Found: found, Gold: want}
	var p, r float64
	if found > 0 {
		p = float64(hit) / float64(found)
	}
	if want > 0 {
		r = float64(hit) / float64(want)
	}
	f.P, f.R = 100*p, 100*r
	if p+r > 0 {
		f.F1 = 200 * p * r / (p + r)
	}
	return f
}

// Figure is one measure. Exactly one of F1, Share and Count is set; all are nil where the set offers nothing to measure.
type Figure struct {
	Name string
	// Desk is true for measures of what lies between articles.
	Desk bool
	// Own is true for measures that the reference scorer does not have.
	Own bool
	F1  *F1
	// Share is in per cent.
	Share *float64
	Count *int
}

// Figures are the measures of one set, those of single articles first, in a fixed order.
type Figures []Figure

func share(name string, hit, of int) Figure {
	v := 100 * float64(hit) / float64(of)
	return Figure{Name: name, Share: &v}
}

// shareOr0 is share, and 0 where there is nothing to divide by.
func shareOr0(name string, hit, of int) Figure {
	if of == 0 {
		of = 1
		hit = 0
	}
	return share(name, hit, of)
}

// shareOrNone is share, and no value where there is nothing to divide by.
func shareOrNone(name string, hit, of int) Figure {
	if of == 0 {
		return Figure{Name: name}
	}
	return share(name, hit, of)
}

// String is the table that the reference scorer prints: a line per measure, in per cent.
func (fs Figures) String() string {
	var out strings.Builder
	for _, f := range fs {
		name := f.Name
		if f.Desk {
			name = "desk " + name
		}
		switch {
		case f.F1 != nil:
			fmt.Fprintf(&out, "%-28s P %5.1f  R %5.1f  F1 %5.1f   (found %d, gold %d)\n", name, f.F1.P, f.F1.R, f.F1.F1, f.F1.Found, f.F1.Gold)
		case f.Share != nil:
			fmt.Fprintf(&out, "%-28s %.1f\n", name, *f.Share)
		case f.Count != nil:
			fmt.Fprintf(&out, "%-28s %d\n", name, *f.Count)
		default:
			fmt.Fprintf(&out, "%-28s -\n", name)
		}
	}
	return out.String()
}

// MarshalJSON writes one object in the order of the table, the desk's measures in an object "desk" at its end; numbers
// are rounded to six decimals, so that the same result is the same text on every machine.
func (fs Figures) MarshalJSON() ([]byte, error) {
	var out, desk bytes.Buffer
	for _, f := range fs {
		to := &out
		if f.Desk {
			to = &desk
		}
		if to.Len() > 0 {
			to.WriteString(",")
		}
		value, err := f.json()
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(to, "%q:%s", f.Name, value)
	}
	if desk.Len() > 0 {
		if out.Len() > 0 {
			out.WriteString(",")
		}
		fmt.Fprintf(&out, `"desk":{%s}`, desk.String())
	}
	return []byte("{" + out.String() + "}"), nil
}

func (f Figure) json() ([]byte, error) {
	switch {
	case f.F1 != nil:
		v := *f.F1
		v.P, v.R, v.F1 = round6(v.P), round6(v.R), round6(v.F1)
		return json.Marshal(v)
	case f.Share != nil:
		return json.Marshal(round6(*f.Share))
	case f.Count != nil:
		return json.Marshal(*f.Count)
	}
	return []byte("null"), nil
}

func round6(v float64) float64 { return math.Round(v*1e6) / 1e6 }
