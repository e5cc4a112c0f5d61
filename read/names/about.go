package names

// About is what a model file tells of itself: what it was made from and how
// good it is. It stands in the file as JSON.
type About struct {
	What     string         `json:"what"`
	Licence  string         `json:"licence"`
	Sources  []Source       `json:"sources"`
	Articles int            `json:"articles"`
	Names    map[string]int `json:"names"` // by kind
	Rules    Rules          `json:"rules,omitempty"`
	Added    any            `json:"added,omitempty"` // texts that were added to the annotated ones, in the words of who trained
	Settings Settings       `json:"settings"`
	HeldOut  HeldOut        `json:"held_out"`
}

// Source is something that a model was made from.
type Source struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
	Use     string `json:"use"`
}

// HeldOut are figures in per cent on articles left out of training, in exact
// spans with the right kind.
type HeldOut struct {
	Articles  string  `json:"articles"` // which articles were left out
	Names     int     `json:"names"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// Percent is a of b in per cent, rounded to two digits.
func Percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64((a*20000+b)/(2*b)) / 100
}

// NewHeldOut reckons the figures from counts of names.
func NewHeldOut(articles string, hit, found, gold int) HeldOut {
	return HeldOut{articles, gold, Percent(hit, found), Percent(hit, gold), Percent(2*hit, found+gold)}
}
