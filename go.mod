module github.com/isnad-desk/isnad

go 1.26
