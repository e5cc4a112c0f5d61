package file

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestPlainTwinIsReadOnce(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.json": `{"title": "عنوان", "text": "نص أول\n\nنص ثان"}`,
		"a.txt":  "عنوان\nنص أول\n\nنص ثان\n",
		"b.json": `{"title": "عنوان", "text": "نص"}`,
		"b.txt":  "عنوان\nنص آخر",
		"c.txt":  "نص",
		"d.json": `{`,
		"d.txt":  "نص",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	failed := 0
	for in, err := range Articles([]string{dir}, nil) {
		if err != nil {
			failed++
			continue
		}
		got = append(got, filepath.Base(in.Location))
	}
	if want := []string{"a.json", "b.json", "b.txt", "c.txt", "d.txt"}; !slices.Equal(got, want) || failed != 1 {
		t.Errorf("got %v and %d failed, want %v and 1", got, failed, want)
	}
	for in := range Articles([]string{filepath.Join(dir, "a.txt")}, nil) {
		if in.Text == "" {
			t.Error("a twin that is named itself is not read")
		}
	}
}
