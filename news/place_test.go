package news

import "testing"

func TestFeminineTown(t *testing.T) {
	masculine := func(w string) bool { return w == "he" }
	for _, x := range []struct {
		e    Entity
		want bool
	}{
		{Entity{Type: "capital", Words: []string{"she"}}, true},
		{Entity{Type: "state", Words: []string{"she"}}, true},
		{Entity{Type: "state", Words: []string{"he"}}, false},
		{Entity{Type: "city", Words: []string{"she", "there"}}, false},
		{Entity{Type: "airport", Words: []string{"she"}}, false},
	} {
		if got := FeminineTown(&x.e, masculine); got != x.want {
			t.Errorf("%s %v: %t", x.e.Type, x.e.Words, got)
		}
	}
}
