package spell

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// About tells what a model is made from.
type About struct {
	Sources  []string           `json:"sources"`
	Licences []string           `json:"licences"`
	Pairs    int                `json:"pairs"`  // pairs of spellings it was trained on
	Epochs   int                `json:"epochs"` // passes over them
	Figures  map[string]float64 `json:"figures"`
}

// Model is a trained model. It is immutable once loaded and safe for concurrent use.
type Model struct {
	About    About
	Labels   []string         // the Latin letters that a letter can stand for, "" among them
	Choices  map[string][]int // by letter, the labels that it was met with, by index, ascending
	byLetter map[rune][]int
	weights  []int8 // hashed: a feature and a label to a weight
}

// bits is the size of the table of weights as a power of two.
const bits = 19

// MaxLetters is the length of the longest word that is spelled by the model; longer ones are cut.
const MaxLetters = 64

const magic = "isnad-spell-1\n"

// header is what stands before the weights in a file.
type header struct {
	About   About            `json:"about"`
	Labels  []string         `json:"labels"`
	Choices map[string][]int `json:"choices"`
}

// Encode writes a model: a line that names the format, the length of a JSON header, the header, the weights. The same model gives the same bytes.
func (m *Model) Encode() ([]byte, error) {
	h, err := json.Marshal(header{m.About, m.Labels, m.Choices})
	if err != nil {
		return nil, fmt.Errorf("spell: %w", err)
	}
	var out bytes.Buffer
	out.WriteString(magic)
	out.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(h))))
	out.Write(h)
	for _, w := range m.weights {
		out.WriteByte(byte(w))
	}
	return out.Bytes(), nil
}

// errBroken is the error of a file that is no whole model.
var errBroken = errors.New("spell: this is no model of spellings, or it is broken")

// Decode reads what Encode wrote.
func Decode(b []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, errBroken
	}
	n := int(binary.LittleEndian.Uint32(rest))
	if rest = rest[4:]; n < 0 || n > len(rest) || len(rest)-n != 1<<bits {
		return nil, errBroken
	}
	var h header
	if err := json.Unmarshal(rest[:n], &h); err != nil {
		return nil, errBroken
	}
	m := &Model{About: h.About, Labels: h.Labels, Choices: h.Choices, weights: make([]int8, 1<<bits)}
	m.index()
	for _, c := range m.Choices {
		for _, l := range c {
			if l < 0 || l >= len(m.Labels) {
				return nil, errBroken
			}
		}
	}
	for i, x := range rest[n:] {
		m.weights[i] = int8(x)
	}
	return m, nil
}

// index makes the choices ready for look-up by letter.
func (m *Model) index() {
	m.byLetter = make(map[rune][]int, len(m.Choices))
	for l, c := range m.Choices {
		r, _ := utf8.DecodeRuneInString(l)
		m.byLetter[r] = c
	}
}

// Letters splits a word into the letters that are spelled: marks and tatweel fall away.
func Letters(word string) []rune {
	var out []rune
	for _, r := range word {
		if r >= 0x64b && r <= 0x65f || r == 0x670 || r == 0x640 || r == utf8.RuneError {
			continue
		}
		if out = append(out, r); len(out) == MaxLetters {
			break
		}
	}
	return out
}

// Spell returns a word in Latin letters, lower case; a letter that the model does not know is left out. The word is as written, with its hamzas;
// native says that it is no foreign name.
func (m *Model) Spell(word string, native bool) string {
	letters := Letters(word)
	path := decode(m, letters, native, m.weights)
	var out strings.Builder
	for _, l := range path {
		out.WriteString(m.Labels[l])
	}
	return out.String()
}

// slot is where the weight of a feature and a label stands.
func slot(feature uint64, label int) uint64 {
	x := feature ^ (uint64(label)+1)*0x9e3779b97f4a7c15
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 32
	return x & (1<<bits - 1)
}

// hashOf mixes numbers into one.
func hashOf(parts ...uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		h = (h ^ p) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

// silent is the only choice of a letter that the model was not trained on.
var silent = []int{0}

func (m *Model) choices(letter rune) []int {
	if c := m.byLetter[letter]; len(c) > 0 {
		return c
	}
	return silent
}

// numFeatures is how many features of a letter do not depend on what was chosen before it.
const numFeatures = 21

// features are those of letter i that do not depend on what was chosen before it: the letters about it, up to three on either side and the ends
// of the word, alone and together, and these with whether the name is native.
func features(letters []rune, native bool, i int) [numFeatures]uint64 {
	at := func(k int) uint64 {
		switch {
		case k < 0:
			return 1
		case k >= len(letters):
			return 2
		}
		return uint64(letters[k])
	}
	z, a, b, c, d, e, f := at(i-3), at(i-2), at(i-1), at(i), at(i+1), at(i+2), at(i+3)
	short := uint64(0)
	if len(letters) <= 3 {
		short = 1
	}
	of := uint64(30) // foreign
	if native {
		of = 31
	}
	return [numFeatures]uint64{
		hashOf(of, c), hashOf(of, 1, b, c), hashOf(of, 2, c, d), hashOf(of, 3, b, c, d), hashOf(of, 4, a, b, c), hashOf(of, 5, c, d, e),
		hashOf(0, c), hashOf(1, b, c), hashOf(2, c, d), hashOf(3, b, c, d), hashOf(4, a, b, c), hashOf(5, c, d, e),
		hashOf(6, a, b, c, d), hashOf(7, b, c, d, e), hashOf(8, a, b, c, d, e), hashOf(9, c, short),
		hashOf(10, z, a, b, c), hashOf(11, c, d, e, f), hashOf(12, c, e), hashOf(13, a, c), hashOf(14, z, a, b, c, d, e, f),
	}
}
