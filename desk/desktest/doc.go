// Package desktest builds records by hand for the tests of the desk's packages. It must not know how records are made of articles.
package desktest
