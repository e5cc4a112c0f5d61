package identity

// Ref points to a cluster of a story.
type Ref struct {
	Story   int // its number
	Cluster int
}

// Join says which clusters of several stories that bear one key are one thing: all of them, unless the key is open: then those that share a
// clue, directly or through others. Each list is in the order of refs, and the lists in that of their first members.
func Join(refs []Ref, at func(Ref) *Cluster) [][]Ref {
	if len(refs) == 0 {
		return nil
	}
	if !at(refs[0]).Open {
		return [][]Ref{refs}
	}
	into := make([]int, len(refs))
	for i := range into {
		into[i] = i
	}
	find := func(i int) int {
		for into[i] != i {
			into[i] = into[into[i]]
			i = into[i]
		}
		return i
	}
	first := map[uint64]int{}
	for i, r := range refs {
		for _, c := range at(r).Clues {
			f, ok := first[c]
			if !ok {
				first[c] = i
				continue
			}
			if a, b := find(f), find(i); a != b {
				into[max(a, b)] = min(a, b)
			}
		}
	}
	var out [][]Ref
	list := map[int]int{} // by first member
	for i, r := range refs {
		f := find(i)
		n, ok := list[f]
		if !ok {
			n = len(out)
			list[f] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], r)
	}
	return out
}
