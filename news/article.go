package news

import "github.com/isnad-desk/isnad/text"

// Basis says how a fact about an article (its outlet, its date) was found.
type Basis string

// The bases, strongest first.
const (
	Given     Basis = "given"     // handed over with the article
	Metadata  Basis = "metadata"  // read from machine-readable data of the page
	Page      Basis = "page"      // read from the page's visible text
	URL       Basis = "url"       // read from the address
	Signature Basis = "signature" // read from a closing or opening signature
	Inferred  Basis = "inferred"  // concluded from what the text says
)

// Input is one article as it came in, before the page is read.
type Input struct {
	Location  string // path or URL as given
	URL       string
	Outlet    string // empty when not given
	Title     string // headline when given apart from the text
	Byline    string
	Published string // ISO 8601 when given
	Basis     Basis  // how Outlet and Published are known; empty means Given
	Text      string // body; with an empty Title everything the page holds
	Raw       []byte // the bytes as they came, where Text was made from them (a page's HTML); else nil
	// Notes say what a reader should know of how it came in, such as bytes that were replaced; each is one line.
	Notes []string
}

// Article is one article as a reader reads it. No stage changes Text.
type Article struct {
	ID        string // stable for the same content and location
	Location  string
	URL       string
	Language  string // ISO 639-1, or "und"
	Outlet    *Outlet
	Published *Published
	Byline    string
	Dateline  string
	Title     *text.Span // nil when the page has no headline
	Text      string     // title and body, furniture removed, characters otherwise untouched
	// Credits are the names of agencies and outlets that byline, dateline or signature credit.
	Credits []Credit
}

// Outlet is the outlet that published an article.
type Outlet struct {
	Name  string
	Basis Basis
}

// Published is the interval of days in which an article was published; From equals To when the day is known.
type Published struct {
	Interval
	Basis Basis
	// Why names the rules and grounds by which an inferred interval was found, for people; "" for any other basis.
	Why string
}

// Credit is an agency or outlet that an article names as where it has its news from.
type Credit struct {
	Name string     // canonical name
	Span *text.Span // the words that assert it in Text; nil when they stand in a byline outside the text
	Kind string     // "agency" or "outlet"
}
