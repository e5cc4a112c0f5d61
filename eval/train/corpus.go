package main

import "github.com/isnad-desk/isnad/eval/ant"

// unlabelled returns the articles of the ANT corpus as texts, in the order of their file names.
func unlabelled(file string) ([]string, error) {
	all, err := ant.Read(file)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].Whole()
	}
	return out, nil
}
