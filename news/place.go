package news

// FeminineTown reports whether an entity is a state or a town with a name of one word, which is feminine behind a verb but for a few, of which masculine
// tells by the folded word. Names of several words go by their first word, and other places by what they are.
func FeminineTown(e *Entity, masculine func(word string) bool) bool {
	switch e.Type {
	case "country", "state", "capital", "city":
		return len(e.Words) == 1 && !masculine(e.Words[0])
	}
	return false
}
