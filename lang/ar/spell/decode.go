package spell

// number is a weight: a byte in a trained model, a float while one is trained.
type number interface{ ~int8 | ~float64 }

// decode finds the labels of greatest sum of weights for letters, by Viterbi over pairs of neighbouring labels. Of equals the smaller label wins.
func decode[N number](m *Model, letters []rune, native bool, weights []N) []int {
	if len(letters) == 0 {
		return nil
	}
	type cell struct {
		score float64
		from  int
	}
	table := make([][]cell, len(letters))
	var jointly [][3]uint64
	for i, letter := range letters {
		choices := m.choices(letter)
		table[i] = make([]cell, len(choices))
		own := features(letters, native, i)
		jointly = jointly[:0]
		if i > 0 {
			for _, before := range m.choices(letters[i-1]) {
				jointly = append(jointly, joint(letters, i, before))
			}
		}
		for c, label := range choices {
			base := 0.0
			for _, f := range own {
				base += float64(weights[slot(f, label)])
			}
			if i == 0 {
				table[i][c] = cell{base, 0}
				continue
			}
			best := cell{from: -1}
			for p := range jointly {
				s := table[i-1][p].score
				for _, f := range jointly[p] {
					s += float64(weights[slot(f, label)])
				}
				if best.from < 0 || s > best.score {
					best = cell{s, p}
				}
			}
			best.score += base
			table[i][c] = best
		}
	}
	last, at := table[len(letters)-1], 0
	for c := range last {
		if last[c].score > last[at].score {
			at = c
		}
	}
	path := make([]int, len(letters))
	for i := len(letters) - 1; i >= 0; i-- {
		path[i] = m.choices(letters[i])[at]
		at = table[i][at].from
	}
	return path
}

// joint are the features of letter i that depend on the label that was chosen for the letter before it.
func joint(letters []rune, i, before int) [3]uint64 {
	next := uint64(2)
	if i+1 < len(letters) {
		next = uint64(letters[i+1])
	}
	c, b := uint64(letters[i]), uint64(before)
	return [3]uint64{hashOf(20, b, c), hashOf(21, b, c, next), hashOf(22, b, uint64(letters[i-1]), c)}
}
