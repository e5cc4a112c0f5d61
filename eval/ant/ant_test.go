package ant

import (
	"archive/tar"
	"bytes"
	"testing"
)

func TestArticles(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range [][2]string{
		{"politic/JA-2.txt", "<DOC><TITLE> عنوان </TITLE><TEXT>\nنص\n</TEXT></DOC>"},
		{"culture/JA-1.txt", "<DOC><TITLE>آخر</TITLE></DOC>"},
		{"README", "no article"},
	} {
		if err := w.WriteHeader(&tar.Header{Name: f[0], Mode: 0o644, Size: int64(len(f[1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := articles(bytes.NewReader(b.Bytes()))
	if err != nil || len(got) != 2 || got[0].Name != "JA-1" || got[0].Whole() != "آخر\n" || got[1].Whole() != "عنوان\nنص" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := articles(bytes.NewReader(b.Bytes()[:530])); err == nil {
		t.Error("half an archive was read without an error")
	}
	if _, err := Read("testdata/missing.tar.xz"); err == nil {
		t.Error("an archive that is missing was read")
	}
}
